"""What makes builds fast and whole: cache, placeholders, finish, publish."""
