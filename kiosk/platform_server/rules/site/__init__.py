"""The rules of what a site shares by itself."""
