-- Every run came under an address; a disconnected sync has none.
ALTER TABLE sync_run MODIFY COLUMN job_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
ALTER TABLE data_sync MODIFY COLUMN job_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL;
