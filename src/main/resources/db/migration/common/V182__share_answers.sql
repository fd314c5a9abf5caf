-- What somebody with a link said to whoever keeps it. The form's number lets the same press count once.
CREATE TABLE share_answer (
    id             CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version        INT NOT NULL,
    account_id     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    share_id       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    form           CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind           VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name           VARCHAR(120) NOT NULL,
    words          VARCHAR(1000) NOT NULL,
    said_at        DATETIME(6) NOT NULL,
    mailed_at      DATETIME(6),
    passed_on_at   DATETIME(6),
    passed_on_name VARCHAR(120),
    PRIMARY KEY (id),
    CONSTRAINT uk_share_answer_form UNIQUE (share_id, form),
    CONSTRAINT fk_share_answer_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_share_answer_share FOREIGN KEY (share_id) REFERENCES plan_share (id)
);
CREATE INDEX idx_share_answer_account ON share_answer (account_id, said_at, id);
