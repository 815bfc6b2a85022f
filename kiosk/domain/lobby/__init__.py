"""What goes on between the counter and the offices: who is called where, and what agents have the desks told."""
