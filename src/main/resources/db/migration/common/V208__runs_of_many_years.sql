-- A sync that delivers every hour has ten thousand runs a year. The newest that brought something is found by its end, the
-- first by when it arrived.
CREATE INDEX idx_sync_run_ended ON sync_run (sync_id, ended_at, id, arrived_at);
ALTER TABLE sync_run DROP INDEX idx_sync_run_arrived;
CREATE INDEX idx_sync_run_arrived ON sync_run (sync_id, job_hash, arrived_at);

-- What was last said of one thing, in the history of an account that has been here for years.
CREATE INDEX idx_ledger_entry_subject ON ledger_entry (account_id, subject_id, sequence_number);
