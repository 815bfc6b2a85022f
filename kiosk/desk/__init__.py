"""What one can do at a desk, a method each. Knows no Qt."""
