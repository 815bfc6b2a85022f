"""RDVs of many days: what the memory has of them, what the platform tells of the others."""
