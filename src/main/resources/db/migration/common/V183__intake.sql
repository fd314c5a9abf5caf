-- Events come in several wire formats; which one says how the payload is read again.
ALTER TABLE intake_event ADD COLUMN wire VARCHAR(20) DEFAULT 'OPENLINEAGE' NOT NULL;

-- The columns that a run wrote, as it told: their hash to compare by, and what they were.
ALTER TABLE sync_run ADD COLUMN schema_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin;
ALTER TABLE sync_run ADD COLUMN schema_fields MEDIUMTEXT;

-- What was answered under an idempotency key: the same again for the same body, for a while. The key is kept as its hash.
CREATE TABLE intake_answer (
    connection_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    key_hash      CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body_hash     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    receipt       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    answered_at   DATETIME(6) NOT NULL,
    PRIMARY KEY (connection_id, key_hash),
    CONSTRAINT fk_intake_answer_connection FOREIGN KEY (connection_id) REFERENCES sync_connection (id)
);
CREATE INDEX idx_intake_answer_answered ON intake_answer (answered_at);
