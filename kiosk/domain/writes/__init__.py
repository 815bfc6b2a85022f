"""What was written at this desk, until the platform has it."""
