"""One script a version: ``rNNNN_what_it_changes.py``."""
