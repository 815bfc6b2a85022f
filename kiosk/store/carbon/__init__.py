"""The carbon copy of what only this desk knows: a second file, written before the memory, from which it comes again."""
