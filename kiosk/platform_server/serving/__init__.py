"""From the socket to the endpoints: the process, the application, the table of routes."""
