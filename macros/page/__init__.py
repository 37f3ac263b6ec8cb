"""The explainer opened, its templates filled, and the macros that pages call."""
