-- That somebody, or some machine, opened a link: never who, and for twelve months.
CREATE TABLE share_open (
    id         CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    share_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at         DATETIME(6) NOT NULL,
    visitor    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_share_open_share FOREIGN KEY (share_id) REFERENCES plan_share (id)
);
CREATE INDEX idx_share_open_share ON share_open (share_id, at, id);
CREATE INDEX idx_share_open_at ON share_open (at);
