-- What the site's companion has yet to be told of who waits and who came without an RDV. Each row is the last state that
-- somebody made it, and when: the later one holds. Who waits no more stays until the night, so that nobody who comes
-- back with an older word has them wait again.
ALTER TABLE waiting_here ADD COLUMN organisation_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE waiting_here ADD COLUMN acted_at REAL NOT NULL DEFAULT 0; -- Unix seconds
ALTER TABLE waiting_here ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE waiting_here ADD COLUMN untold INTEGER NOT NULL DEFAULT 1;
ALTER TABLE waiting_here ADD COLUMN stamp REAL; -- the companion's own moment of what it last said
ALTER TABLE walk_ins ADD COLUMN acted_at REAL NOT NULL DEFAULT 0;
ALTER TABLE walk_ins ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE walk_ins ADD COLUMN untold INTEGER NOT NULL DEFAULT 1;
ALTER TABLE walk_ins ADD COLUMN stamp REAL;
