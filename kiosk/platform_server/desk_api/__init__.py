"""The desk API, a module per call: each lists its ENDPOINTS, paths being those after ``/api/desk/v1``."""
