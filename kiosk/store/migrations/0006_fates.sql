-- What waits may be held until the person has said again that it is to leave: `held` says why, `agreed_at` when they did.
-- `ended_at` is when it met its fate. Instants are Unix microseconds.
ALTER TABLE queue ADD COLUMN held TEXT;
ALTER TABLE queue ADD COLUMN agreed_at INTEGER;
ALTER TABLE queue ADD COLUMN ended_at INTEGER;
