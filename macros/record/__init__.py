"""YAML in, typed records out: read with their lines, checked against the kinds and the rules."""
