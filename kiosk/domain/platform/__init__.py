"""An instance of the platform, as it is known before and beside the trade: where, what it can do, how it fails."""
