"""Who calls: passwords, tokens, sign-in and its limits."""
