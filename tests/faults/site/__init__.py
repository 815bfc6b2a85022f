"""The desks of one site, its companion, and a platform that has no waiting room: each goes, and comes back."""
