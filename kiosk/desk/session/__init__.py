"""Being signed in: the ways in, the memory that is opened for an agent, and all that goes on until they leave."""
