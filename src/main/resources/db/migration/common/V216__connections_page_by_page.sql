-- The administrator's list of senders: those in force first, the newest of each first, page by page.
CREATE INDEX idx_sync_connection_list ON sync_connection (revoked_at, created_at, id);
