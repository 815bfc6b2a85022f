"""The platform's API, typed and async: ``client.ApiClient`` is the way in.

Nothing here imports httpx before the first request, so that the desk's window does not wait for it.
"""
