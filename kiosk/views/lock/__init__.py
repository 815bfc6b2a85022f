"""What is seen of a locked desk."""
