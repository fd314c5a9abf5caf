-- A run remembers the address (job and output) under which it came: a sync whose address is corrected starts afresh, and
-- what came under the earlier one stays on record.
ALTER TABLE sync_run ADD COLUMN job_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin;
UPDATE sync_run SET job_hash = (SELECT s.job_hash FROM data_sync s WHERE s.id = sync_run.sync_id);
ALTER TABLE sync_run DROP CONSTRAINT uk_sync_run_pipeline;
ALTER TABLE sync_run ADD CONSTRAINT uk_sync_run_pipeline UNIQUE (sync_id, job_hash, pipeline_run);

-- A disconnected sync listens to no address, so that another one may.
ALTER TABLE data_sync ADD COLUMN disconnect_why VARCHAR(500);
ALTER TABLE data_sync ADD COLUMN disconnect_asked_by CHAR(36) CHARACTER SET ascii COLLATE ascii_bin;
ALTER TABLE data_sync ADD COLUMN disconnect_asked_at DATETIME(6);
ALTER TABLE data_sync ADD COLUMN disconnected_by CHAR(36) CHARACTER SET ascii COLLATE ascii_bin;
ALTER TABLE data_sync ADD COLUMN disconnected_at DATETIME(6);
ALTER TABLE data_sync ADD CONSTRAINT fk_data_sync_disconnect_asked FOREIGN KEY (disconnect_asked_by) REFERENCES person (id);
ALTER TABLE data_sync ADD CONSTRAINT fk_data_sync_disconnected FOREIGN KEY (disconnected_by) REFERENCES person (id);
CREATE INDEX idx_data_sync_disconnect_asked ON data_sync (disconnect_asked_by);
CREATE INDEX idx_data_sync_disconnected ON data_sync (disconnected_by);
