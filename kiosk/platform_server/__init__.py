"""The embedded platform: the same API over SQLite or PostgreSQL."""
