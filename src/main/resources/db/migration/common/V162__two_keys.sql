-- A connection's key is changed with an overlap: the one before works on for a while, and its own last use is shown.
ALTER TABLE sync_connection ADD COLUMN former_key_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin;
ALTER TABLE sync_connection ADD COLUMN former_key_ending CHAR(4) CHARACTER SET ascii COLLATE ascii_bin;
ALTER TABLE sync_connection ADD COLUMN former_key_until DATETIME(6);
ALTER TABLE sync_connection ADD CONSTRAINT uk_sync_connection_former_key UNIQUE (former_key_hash);
ALTER TABLE sync_connection_use ADD COLUMN former_used_at DATETIME(6);
