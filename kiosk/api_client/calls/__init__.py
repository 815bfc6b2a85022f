"""The calls of the API, by subject; ``client.ApiClient`` has them all."""
