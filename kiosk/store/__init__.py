"""The desk's memory: encrypted SQLite, outbox, migrations."""
