"""What pages that are a list have in common: the list, its lines, what stands in its place, the panel at its right."""
