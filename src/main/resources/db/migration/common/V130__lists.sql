-- Indexes of lists that would otherwise read more as the portfolio grows: the vendor's own people among everybody, what
-- waits for one person, and a data sync's last arrival.
CREATE INDEX idx_person_side ON person (side);
CREATE INDEX idx_open_turn_person ON open_turn (person_id, side);
CREATE INDEX idx_sync_run_arrived ON sync_run (sync_id, ended_at, arrived_at);
