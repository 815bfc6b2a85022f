"""This platform's own OpenAPI document: what it serves, as it serves it."""
