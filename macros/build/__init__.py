"""What makes builds fast and whole."""
