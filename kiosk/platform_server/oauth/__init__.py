"""OAuth 2: programs that act in an agent's name once the agent, signed in with a browser, said that they may."""
