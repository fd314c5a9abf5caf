-- The newest run of a sync is asked for by every list and page, of many syncs at once. With two indexes of which neither held the
-- address and the order together, MySQL read and sorted all runs of each sync as soon as many syncs had many runs.
CREATE INDEX idx_sync_run_newest ON sync_run (sync_id, job_hash, ended_at, id, arrived_at);
ALTER TABLE sync_run DROP INDEX idx_sync_run_ended;
ALTER TABLE sync_run DROP INDEX idx_sync_run_arrived;
