"""The lobby's screen: the last calls, the hour, a message of the site."""
