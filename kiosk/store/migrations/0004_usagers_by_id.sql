-- An usager is the same person in all organisations.
CREATE INDEX usagers_by_id ON usagers (id);
