"""Between the counter and the offices: calls, and what agents have the desks told."""
