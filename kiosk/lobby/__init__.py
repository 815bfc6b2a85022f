"""What stands in a site's lobby, the screen and the borne, as its machine knows it: its companion, and nobody's day."""
