-- Who imported which file when, and what came of it. The file itself is not kept.
CREATE TABLE import_run (
    id           CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    holds        VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    origin       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    file_name    VARCHAR(200) NOT NULL,
    file_hash    CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    rows_read    INT NOT NULL,
    rows_created INT NOT NULL,
    rows_changed INT NOT NULL,
    rows_same    INT NOT NULL,
    rows_refused INT NOT NULL,
    imported_by  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    imported_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_import_run_by FOREIGN KEY (imported_by) REFERENCES person (id)
);
CREATE INDEX idx_import_run_at ON import_run (imported_at, id);
CREATE INDEX idx_import_run_by ON import_run (imported_by);
