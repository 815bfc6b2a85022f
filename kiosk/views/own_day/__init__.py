"""« Ma journée »: an agent in their office."""
