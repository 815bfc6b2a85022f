"""What is noticed with time: that it goes by unseen, that a new day begins, that answers take long."""
