-- Which action in the vendor's product shows that an agreed criterion is reached, and the most different people who were reported
-- to have done it. A row is never changed to another action: it ends, and the next one begins.
CREATE TABLE criterion_usage (
    id           CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    criterion_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    action       VARCHAR(100) NOT NULL,
    since_at     DATETIME(6) NOT NULL,
    named_by     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    named_at     DATETIME(6) NOT NULL,
    ended_at     DATETIME(6),
    people       INT NOT NULL,
    last_at      DATETIME(6),
    PRIMARY KEY (id),
    CONSTRAINT fk_criterion_usage_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_criterion_usage_person FOREIGN KEY (named_by) REFERENCES person (id)
);
CREATE INDEX idx_criterion_usage_account ON criterion_usage (account_id, criterion_id, named_at);
CREATE INDEX idx_criterion_usage_person ON criterion_usage (named_by);
