-- The agreed day whose passing is still to be seen to, so that looking for passed dates reads these and no others. A day
-- that passed under a co-signed result is awaited no more, unless a signature is withdrawn.
ALTER TABLE criterion ADD COLUMN awaited_due DATE;
UPDATE criterion
   SET awaited_due = (SELECT r.due_on FROM criterion_revision r
                       WHERE r.criterion_id = criterion.id AND r.revision_number = criterion.agreed_revision)
 WHERE agreed_revision IS NOT NULL AND dropped_at IS NULL;
UPDATE criterion SET awaited_due = NULL WHERE awaited_due = passed_due;
CREATE INDEX idx_criterion_awaited ON criterion (awaited_due);
-- the look for passed dates was all that used it
ALTER TABLE criterion_revision DROP INDEX idx_criterion_revision_due;
