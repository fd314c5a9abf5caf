-- Set-up work of the vendor, per account. Its titles never leave the vendor's side.
CREATE TABLE internal_task (
    id          CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version     INT NOT NULL,
    account_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    place       INT NOT NULL,
    title       VARCHAR(200) NOT NULL,
    state       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason      VARCHAR(500),
    settled_by  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    settled_at  DATETIME(6),
    added_by    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    added_at    DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_internal_task_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_internal_task_settled_by FOREIGN KEY (settled_by) REFERENCES person (id),
    CONSTRAINT fk_internal_task_added_by FOREIGN KEY (added_by) REFERENCES person (id)
);
CREATE INDEX idx_internal_task_account ON internal_task (account_id, place, id);
CREATE INDEX idx_internal_task_settled_by ON internal_task (settled_by);
CREATE INDEX idx_internal_task_added_by ON internal_task (added_by);
