-- What the vendor's product reports that people have done: per account and action each person once, with their first and last
-- time. A person is a keyed hash that is different in every account; who they are was never stored.
CREATE TABLE usage_action (
    account_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    action_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    action      VARCHAR(100) NOT NULL,
    last_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (account_id, action_hash),
    CONSTRAINT fk_usage_action_account FOREIGN KEY (account_id) REFERENCES account (id)
);
CREATE INDEX idx_usage_action_last ON usage_action (last_at);

CREATE TABLE usage_person (
    account_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    action_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    first_at    DATETIME(6) NOT NULL,
    last_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (account_id, action_hash, person_hash),
    CONSTRAINT fk_usage_person_account FOREIGN KEY (account_id) REFERENCES account (id)
);
CREATE INDEX idx_usage_person_last ON usage_person (last_at);

-- The action that shows that a sync's data is used, and since when it was reported after the customer's check.
ALTER TABLE data_sync ADD COLUMN usage_action VARCHAR(100);
ALTER TABLE data_sync ADD COLUMN used_since DATETIME(6);
