"""What a site shares by itself."""
