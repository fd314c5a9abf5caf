-- When the next good run is to be here, and when the sync has to be looked at by the clock: nothing is read to find those
-- for which nothing is due (rule 7).
ALTER TABLE data_sync ADD COLUMN expected_by DATETIME(6);
ALTER TABLE data_sync ADD COLUMN watch_at DATETIME(6);
ALTER TABLE data_sync ADD COLUMN look_reason VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin;
ALTER TABLE data_sync ADD COLUMN need VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin;
ALTER TABLE data_sync ADD COLUMN need_since DATETIME(6);
-- By how much the volume of a run may fall, in per cent of what the last runs brought.
ALTER TABLE data_sync ADD COLUMN fall_percent INT DEFAULT 50 NOT NULL;
UPDATE data_sync
   SET expected_by = TIMESTAMPADD(HOUR, cadence_hours + grace_hours, COALESCE(good_until, connected_at));
-- the watch's first look works out the rest of what is stored here
UPDATE data_sync SET watch_at = connected_at WHERE disconnected_at IS NULL;
UPDATE data_sync SET look_reason = 'FAILED' WHERE state = 'NEEDS_ANOTHER_LOOK' AND failed_at IS NOT NULL;
UPDATE data_sync SET look_reason = 'TAKEN_BACK' WHERE state = 'NEEDS_ANOTHER_LOOK' AND failed_at IS NULL;
CREATE INDEX idx_data_sync_watch ON data_sync (watch_at, id);
