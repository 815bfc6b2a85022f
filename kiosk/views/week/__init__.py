"""The page of an agent's week."""
