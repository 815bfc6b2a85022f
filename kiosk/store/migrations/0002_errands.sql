-- Ids of what was made here and is not on the platform yet: each the opposite of `id`, and given only once.
CREATE TABLE local_ids (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    real_id INTEGER, -- what the platform calls it, once it has it
    made_at INTEGER NOT NULL
);

-- Usagers and RDVs written here. The order of `seq` is the order in which people wrote.
CREATE TABLE errands (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, -- create_usager, change_usager, book, change_rdv
    organisation_id INTEGER NOT NULL,
    subject_id INTEGER NOT NULL, -- the usager or the RDV
    made_at INTEGER NOT NULL,
    fate TEXT NOT NULL DEFAULT 'waiting',
    departed INTEGER NOT NULL DEFAULT 0, -- 1 once it may have reached the platform
    unread INTEGER NOT NULL DEFAULT 0, -- 1 until its refusal has been read
    refusal BLOB, -- why the platform would not have it
    body BLOB NOT NULL
);
CREATE INDEX errands_of_a_subject ON errands (subject_id);
CREATE INDEX errands_to_send ON errands (seq) WHERE fate = 'waiting';
CREATE INDEX errands_problems ON errands (seq) WHERE unread = 1;

-- When this desk last had to do with somebody, in Unix seconds; NULL for those of the nightly copy alone.
ALTER TABLE usagers ADD COLUMN met_at INTEGER;
