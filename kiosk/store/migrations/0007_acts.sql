-- All that was done and written here, by the name under which it is read: a desk that keeps nothing of what is settled
-- has another such view over this one, with what it keeps in RAM.
CREATE VIEW acts AS SELECT * FROM queue;
