-- What was done at this desk, a line each, sealed one over the other.
CREATE TABLE lines (
    number INTEGER PRIMARY KEY,
    at REAL NOT NULL,
    body BLOB NOT NULL,
    seal BLOB NOT NULL
);
-- The last line that was let go: the chain goes on from its seal.
CREATE TABLE base (number INTEGER NOT NULL, seal BLOB NOT NULL);
