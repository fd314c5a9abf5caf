-- Empty once the payload is gone, so that nothing has to look at it again.
ALTER TABLE intake_event MODIFY COLUMN payload_until DATETIME(6);
