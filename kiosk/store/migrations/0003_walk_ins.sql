-- Who came without an RDV: this desk's own list, which the platform knows nothing of.
CREATE TABLE walk_ins (
    id TEXT PRIMARY KEY,
    organisation_id INTEGER NOT NULL,
    arrived_at INTEGER NOT NULL, -- Unix seconds
    body BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX walk_ins_of_a_day ON walk_ins (organisation_id, arrived_at);
