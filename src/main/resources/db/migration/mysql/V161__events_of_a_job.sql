-- What a sync that is connected later looks for: the events of its job.
CREATE INDEX idx_intake_event_job ON intake_event (account_id, job_name(120), received_at);
