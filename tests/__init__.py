"""What must keep holding."""
