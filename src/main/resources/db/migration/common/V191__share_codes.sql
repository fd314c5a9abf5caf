-- Who may read a link once they have proven their address: addresses and domains, one a line; empty where the link is enough.
ALTER TABLE plan_share ADD COLUMN readers VARCHAR(3000) CHARACTER SET ascii COLLATE ascii_bin;
-- An address that was proven by a code; empty where whoever it was had the link alone.
ALTER TABLE share_open ADD COLUMN reader VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin;
ALTER TABLE share_answer ADD COLUMN reader VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin;
-- Whoever keeps the links has seen to what was said.
ALTER TABLE share_answer ADD COLUMN done_at DATETIME(6);
ALTER TABLE share_answer ADD COLUMN done_name VARCHAR(120);
-- A code that was asked for, whether or not it was mailed. Of the code itself only a seal is kept.
CREATE TABLE share_code (
    id          CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    share_id    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    address     VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    code_seal   CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_at  DATETIME(6) NOT NULL,
    tries       INT NOT NULL,
    used_at     DATETIME(6),
    PRIMARY KEY (id),
    CONSTRAINT fk_share_code_share FOREIGN KEY (share_id) REFERENCES plan_share (id)
);
CREATE INDEX idx_share_code_share ON share_code (share_id);
CREATE INDEX idx_share_code_expires ON share_code (expires_at, id);
