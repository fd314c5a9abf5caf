-- The agreed day whose passing has made its check-in already.
ALTER TABLE criterion ADD COLUMN passed_due DATE;
CREATE INDEX idx_criterion_revision_due ON criterion_revision (due_on);
