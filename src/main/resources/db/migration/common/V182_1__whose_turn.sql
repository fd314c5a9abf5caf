-- Whose day an open turn of the vendor's is part of: the person's it waits for, else the account's CSM's. With it somebody
-- who owns thousands of accounts reads the oldest fifty from an index, and nobody sorts the rest.
ALTER TABLE open_turn ADD COLUMN owner_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin;
UPDATE open_turn
   SET owner_id = COALESCE(person_id, (SELECT s.csm_id FROM account_standing s
                                        WHERE s.account_id = open_turn.account_id))
 WHERE side = 'VENDOR';
CREATE INDEX idx_open_turn_owner ON open_turn (owner_id, since, account_id, turn_key);
-- a CSM's day was all that used it
ALTER TABLE open_turn DROP INDEX idx_open_turn_person;
