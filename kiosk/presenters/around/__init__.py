"""What the pages have around them: where and when, the clock, each other."""
