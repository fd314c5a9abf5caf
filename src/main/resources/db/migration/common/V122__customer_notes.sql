-- When a customer person last wrote a note on an account: the newest one is read first.
CREATE INDEX idx_criterion_note_account ON criterion_note (account_id, written_at, written_role);
