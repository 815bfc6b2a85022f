"""What is asked and answered: requests, parameters, bounds, routes."""
