"""The record joined, and what follows from it: status, attribution, derived facts, citations."""
