"""What a site shares by itself (docs/site-api.md): the same calls at its companion and at this platform."""
