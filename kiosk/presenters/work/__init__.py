"""How anything is done, said and asked: tasks, notices, questions."""
