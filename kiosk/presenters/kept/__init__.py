"""What this desk keeps of agents: who is told before something unsent goes, what one has erased, and the keyring."""
