-- Dated, owned follow-ups.
CREATE TABLE check_in (
    id         CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version    INT NOT NULL,
    account_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    about      VARCHAR(200) NOT NULL,
    reason     VARCHAR(1000) NOT NULL,
    due        DATE NOT NULL,
    owner_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    opened_by  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    opened_at  DATETIME(6) NOT NULL,
    done_by    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    done_at    DATETIME(6),
    done_note  VARCHAR(1000),
    PRIMARY KEY (id),
    CONSTRAINT fk_check_in_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_check_in_owner FOREIGN KEY (owner_id) REFERENCES person (id),
    CONSTRAINT fk_check_in_opened_by FOREIGN KEY (opened_by) REFERENCES person (id),
    CONSTRAINT fk_check_in_done_by FOREIGN KEY (done_by) REFERENCES person (id)
);
CREATE INDEX idx_check_in_account ON check_in (account_id, done_at, due, id);
CREATE INDEX idx_check_in_owner ON check_in (owner_id, done_at, due, id);
CREATE INDEX idx_check_in_opened_by ON check_in (opened_by);
CREATE INDEX idx_check_in_done_by ON check_in (done_by);
