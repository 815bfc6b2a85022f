"""Who is received and who receives: their names, numbers and fiches, read, checked and compared."""
