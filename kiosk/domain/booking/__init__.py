"""Slots, and the RDV that is made of one."""
