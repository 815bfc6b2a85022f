"""Keeps the desk's memory and the platform alike: ``engine.Sync``.

It pulls what the desk looks at, follows what changes there, and pushes what was done here. Only it writes into the
memory what the platform says; the platform wins.
"""
