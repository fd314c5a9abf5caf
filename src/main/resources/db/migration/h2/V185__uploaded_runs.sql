-- A run may come as a file, from the account's CSM: then it has no sender, and a person stands for it.
ALTER TABLE sync_run ALTER COLUMN connection_id DROP NOT NULL;
ALTER TABLE sync_run ADD COLUMN uploaded_by CHAR(36) CHARACTER SET ascii COLLATE ascii_bin;
ALTER TABLE sync_run ADD CONSTRAINT fk_sync_run_uploader FOREIGN KEY (uploaded_by) REFERENCES person (id);
CREATE INDEX idx_sync_run_uploader ON sync_run (uploaded_by);
