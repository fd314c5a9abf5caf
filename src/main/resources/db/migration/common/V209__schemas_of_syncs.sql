-- The columns that a feed's runs wrote, once for each time that they changed: its runs, of which there are very many, carry the hash.
CREATE TABLE sync_schema (
    sync_id       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    schema_hash   CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    schema_fields MEDIUMTEXT NOT NULL,
    PRIMARY KEY (sync_id, schema_hash),
    CONSTRAINT fk_sync_schema_sync FOREIGN KEY (sync_id) REFERENCES data_sync (id)
);
INSERT INTO sync_schema (sync_id, schema_hash, schema_fields)
SELECT sync_id, schema_hash, MIN(schema_fields)
  FROM sync_run
 WHERE schema_hash IS NOT NULL AND schema_fields IS NOT NULL
 GROUP BY sync_id, schema_hash;
ALTER TABLE sync_run DROP COLUMN schema_fields;
