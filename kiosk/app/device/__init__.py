"""A machine that is a lobby's screen or borne: no agent, no day, no memory; its companion alone."""
