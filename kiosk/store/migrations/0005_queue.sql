-- One queue for all that is done and written here. The order of `seq` is the order in which people acted; instants are
-- Unix microseconds: what the platform made since is told from what it had before.
CREATE TABLE queue (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, -- gesture, create_usager, change_usager, book, change_rdv
    organisation_id INTEGER NOT NULL,
    subject_id INTEGER NOT NULL, -- the usager or the RDV
    made_at INTEGER NOT NULL,
    fate TEXT NOT NULL DEFAULT 'waiting',
    departed INTEGER NOT NULL DEFAULT 0, -- 1 once it may have reached the platform
    unread INTEGER NOT NULL DEFAULT 0, -- 1 until its refusal has been read
    refusal BLOB, -- why the platform would not have it
    body BLOB NOT NULL
);
INSERT INTO queue (key, kind, organisation_id, subject_id, made_at, fate, departed, unread, refusal, body)
    SELECT key, 'gesture', json_extract(CAST(body AS TEXT), '$.organisation_id'), rdv_id, made_at * 1000000, fate,
        departed, unread, CASE reason WHEN '' THEN NULL ELSE CAST(json_object('reason', reason) AS BLOB) END, body
    FROM outbox ORDER BY seq;
INSERT INTO queue (key, kind, organisation_id, subject_id, made_at, fate, departed, unread, refusal, body)
    SELECT key, kind, organisation_id, subject_id, made_at, fate, departed, unread, refusal, body
    FROM errands ORDER BY seq;
DROP TABLE outbox;
DROP TABLE errands;
CREATE INDEX queue_of_a_subject ON queue (subject_id);
CREATE INDEX queue_to_send ON queue (seq) WHERE fate = 'waiting';
CREATE INDEX queue_problems ON queue (seq) WHERE unread = 1;
