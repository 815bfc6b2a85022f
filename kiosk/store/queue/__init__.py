"""All that was done and written here: a kind of row each in one queue, until the platform has it and beyond.

``rows`` holds them, ``written_here`` and ``shown`` say what the desk shows because of them, ``writes`` changes them;
``queue.Queue`` is the whole of it for the desk and for sync.
"""
