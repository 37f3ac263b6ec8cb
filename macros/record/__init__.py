"""YAML in, typed records out: read with lines, checked against the kinds and the rules."""
