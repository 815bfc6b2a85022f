"""The platform's API, typed and async."""
