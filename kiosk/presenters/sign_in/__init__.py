"""Coming in: by password, or by the browser."""
