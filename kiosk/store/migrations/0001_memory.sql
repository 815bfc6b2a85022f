-- What the platform said. `body` is the object as JSON; the columns beside it are those that are searched by.
CREATE TABLE organisations (id INTEGER PRIMARY KEY, body BLOB NOT NULL);

CREATE TABLE directory (
    organisation_id INTEGER NOT NULL,
    kind TEXT NOT NULL, -- lieux, agents, services, motifs
    id INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (organisation_id, kind, id)
) WITHOUT ROWID;

-- Instants are Unix seconds.
CREATE TABLE rdvs (
    id INTEGER PRIMARY KEY,
    organisation_id INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    lock_version INTEGER,
    body BLOB NOT NULL
);
CREATE INDEX rdvs_of_a_day ON rdvs (organisation_id, starts_at);

CREATE TABLE agenda (
    organisation_id INTEGER NOT NULL,
    kind TEXT NOT NULL, -- plages, absences
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    body BLOB NOT NULL
);
CREATE INDEX agenda_of_a_day ON agenda (organisation_id, kind, starts_at);

CREATE TABLE usagers (
    organisation_id INTEGER NOT NULL,
    id INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (organisation_id, id)
) WITHOUT ROWID;

CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What was done here. The order of `seq` is the order in which people acted.
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    rdv_id INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    fate TEXT NOT NULL DEFAULT 'waiting',
    departed INTEGER NOT NULL DEFAULT 0, -- 1 once it may have reached the platform
    reason TEXT NOT NULL DEFAULT '', -- of a refusal, for a person to read
    unread INTEGER NOT NULL DEFAULT 0, -- 1 until that reason has been read
    body BLOB NOT NULL
);
CREATE INDEX outbox_of_an_rdv ON outbox (rdv_id);
CREATE INDEX outbox_to_send ON outbox (seq) WHERE fate = 'waiting';
CREATE INDEX outbox_problems ON outbox (seq) WHERE unread = 1;

-- Who waits, where the platform has no waiting room: known to this desk alone, forgotten at night.
CREATE TABLE waiting_here (
    participation_id INTEGER PRIMARY KEY,
    rdv_id INTEGER NOT NULL,
    since REAL NOT NULL
);
CREATE INDEX waiting_here_of_an_rdv ON waiting_here (rdv_id);
