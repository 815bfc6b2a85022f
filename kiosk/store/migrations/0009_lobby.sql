-- Who was called, and what agents have the desks told of themselves: lines that the site shares, each as somebody last
-- made it. They are forgotten at night.
CREATE TABLE site_lines (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL, -- « calls » or « notices »
    organisation_id INTEGER NOT NULL,
    acted_at REAL NOT NULL, -- Unix seconds
    gone INTEGER NOT NULL DEFAULT 0,
    untold INTEGER NOT NULL DEFAULT 1,
    stamp REAL, -- the companion's own moment of what it last said
    body BLOB NOT NULL
) WITHOUT ROWID;
