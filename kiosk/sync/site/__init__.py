"""What the site shares by itself, beside its platform: the way to its companion."""
