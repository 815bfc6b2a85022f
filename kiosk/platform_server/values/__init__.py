"""What a value is and how it is written: instants, statuses, what is sent leniently, what says no; no database."""
