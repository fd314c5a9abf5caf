-- The next day on which what waits on an account changes although nobody acts. The first sweep looks at every account.
ALTER TABLE account_standing ADD COLUMN look_again_on DATE;
UPDATE account_standing SET look_again_on = DATE '2000-01-01';
CREATE INDEX idx_standing_look_again ON account_standing (look_again_on, account_id);
