"""The explainer opened, templates filled, the macros that pages call."""
