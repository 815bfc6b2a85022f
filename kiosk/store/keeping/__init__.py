"""What is kept where, and how it goes: the index of memories in the keyring, their erasing, asking the keyring."""
