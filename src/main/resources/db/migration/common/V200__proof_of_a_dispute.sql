-- Files that show what is off. The bytes are not here: they lie in the evidence folder, each under its content_hash. One that no
-- dispute names yet waits for the person who added it to send what they are writing.
CREATE TABLE dispute_file (
    id           CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version      INT NOT NULL,
    account_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sync_id      CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dispute_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    name         VARCHAR(260) NOT NULL,
    media_type   VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    size_bytes   INT NOT NULL,
    content_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    added_by     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    added_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_dispute_file_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_dispute_file_sync FOREIGN KEY (sync_id) REFERENCES data_sync (id),
    CONSTRAINT fk_dispute_file_dispute FOREIGN KEY (dispute_id) REFERENCES sync_dispute (id),
    CONSTRAINT fk_dispute_file_person FOREIGN KEY (added_by) REFERENCES person (id)
);
CREATE INDEX idx_dispute_file_account ON dispute_file (account_id);
CREATE INDEX idx_dispute_file_sync ON dispute_file (sync_id, dispute_id);
CREATE INDEX idx_dispute_file_dispute ON dispute_file (dispute_id, added_at);
CREATE INDEX idx_dispute_file_person ON dispute_file (added_by);
