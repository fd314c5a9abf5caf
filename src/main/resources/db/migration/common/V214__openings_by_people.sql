-- People's openings apart from machines', so that how many there are of each, and the newest of people's, are read by one index.
ALTER TABLE share_open ADD COLUMN person BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE share_open SET person = TRUE WHERE visitor IN ('PHONE', 'TABLET', 'COMPUTER');
CREATE INDEX idx_share_open_person ON share_open (share_id, person, at, id);
