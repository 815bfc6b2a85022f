"""What usagers and agents are told of their RDVs, by e-mail and SMS: when one is made, changed, cancelled, or near."""
