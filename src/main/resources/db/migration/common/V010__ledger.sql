-- The ledger: one chain per account. Rows of ledger_entry are never updated or deleted.
CREATE TABLE ledger_head (
    account_id      CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sequence_number BIGINT NOT NULL,
    hash            CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (account_id)
);

CREATE TABLE ledger_entry (
    account_id       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sequence_number  BIGINT NOT NULL,
    kind             VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at               DATETIME(6) NOT NULL,
    person_id        CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    role             VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    authenticated_by VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    invited_by       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    subject_id       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    content_hash     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    canonical        VARCHAR(4000) NOT NULL,
    previous_hash    CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hash             CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (account_id, sequence_number)
);

CREATE TABLE ledger_detail (
    account_id      CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sequence_number BIGINT NOT NULL,
    name            VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    detail          TEXT NOT NULL,
    salt            CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (account_id, sequence_number, name),
    CONSTRAINT fk_ledger_detail_entry FOREIGN KEY (account_id, sequence_number)
        REFERENCES ledger_entry (account_id, sequence_number)
);
