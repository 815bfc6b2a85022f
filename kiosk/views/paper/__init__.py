"""Documents on sheets of paper: how wide words are, where everything stands, and drawing it."""
