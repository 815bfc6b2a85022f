"""How calls go out and answers come back: the connection, its budget, its retries, its pages."""
