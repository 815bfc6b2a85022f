"""Text as it is compared: folded, and as it sounds."""
