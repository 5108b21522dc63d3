"""What a reader meets in a browser."""
