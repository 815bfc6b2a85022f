"""API v1, a module per resource: each lists its ENDPOINTS, paths being those after ``/api/v1``."""
