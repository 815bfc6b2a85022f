"""Who the desk speaks as, and how that is kept alive."""
