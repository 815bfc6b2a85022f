"""What this desk keeps of agents who come no more, and the keyring that a person is to unlock."""
