-- Sample records are deleted 60 days after they came, or 30 days after the customer said that the run is right.
ALTER TABLE sync_run ADD COLUMN samples_until DATETIME(6);
UPDATE sync_run SET samples_until = TIMESTAMPADD(DAY, 60, COALESCE(arrived_at, told_at)) WHERE samples IS NOT NULL;
UPDATE sync_run SET samples_until = (SELECT TIMESTAMPADD(DAY, 30, c.counted_at) FROM sync_count c WHERE c.run_id = sync_run.id)
 WHERE samples IS NOT NULL
   AND EXISTS (SELECT 1 FROM sync_count c WHERE c.run_id = sync_run.id AND c.verdict = 'RIGHT'
                  AND TIMESTAMPADD(DAY, 30, c.counted_at) < sync_run.samples_until);
CREATE INDEX idx_sync_run_samples ON sync_run (samples_until);

-- What needs somebody, what has needed them longest first: of one kind, and of all of them.
CREATE INDEX idx_data_sync_need ON data_sync (need, need_since, id);
CREATE INDEX idx_data_sync_need_since ON data_sync (need_since, id);
