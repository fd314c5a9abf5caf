-- Every run came under an address; a disconnected sync has none.
ALTER TABLE sync_run ALTER COLUMN job_hash SET NOT NULL;
ALTER TABLE data_sync ALTER COLUMN job_hash DROP NOT NULL;
