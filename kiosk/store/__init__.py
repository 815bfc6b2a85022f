"""The desk's memory: what the platform said, and what was done here that it does not have yet.

``memory_folder.MemoryFolder`` opens a memory, one per instance and agent; ``memory.Memory`` is the whole of what may be
done with it. Everything that touches the file runs on the memory's own thread. Importing this package costs nothing:
the system's keyring and the database are loaded when they are first used.
"""
