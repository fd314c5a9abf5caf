-- A page that whoever holds its link may read without signing in. Of the link only a hash is kept.
CREATE TABLE plan_share (
    id             CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version        INT NOT NULL,
    account_id     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    token_hash     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    parts          VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    note           VARCHAR(500) NOT NULL,
    frozen         MEDIUMTEXT,
    vendor_sees    BOOLEAN NOT NULL,
    made_by        CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    made_name      VARCHAR(120) NOT NULL,
    made_at        DATETIME(6) NOT NULL,
    until_day      DATE NOT NULL,
    expires_at     DATETIME(6) NOT NULL,
    form_key       CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    over_at        DATETIME(6),
    over_because   VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    PRIMARY KEY (id),
    CONSTRAINT uk_plan_share_token UNIQUE (token_hash),
    CONSTRAINT fk_plan_share_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_plan_share_made FOREIGN KEY (made_by) REFERENCES person (id)
);
CREATE INDEX idx_plan_share_account ON plan_share (account_id, made_at, id);
CREATE INDEX idx_plan_share_made ON plan_share (made_by);
