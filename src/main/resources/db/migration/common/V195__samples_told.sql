-- Sample records are deleted after a while; that they were here is kept, so that they do not come back and no count comes after them.
ALTER TABLE sync_run ADD COLUMN samples_told BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE sync_run SET samples_told = TRUE WHERE samples IS NOT NULL;
