"""The record joined, and what follows from it."""
