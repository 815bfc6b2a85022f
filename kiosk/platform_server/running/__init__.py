"""One running platform: its database and clock, and what it holds in memory."""
