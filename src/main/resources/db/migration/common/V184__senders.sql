-- How a connection's sender shows who it is: a bearer key, the address itself, or a signature under a webhook's secret.
ALTER TABLE sync_connection ADD COLUMN sending VARCHAR(20) DEFAULT 'KEY' NOT NULL;
-- What a webhook's secret is derived from, together with the key of the installation, which is not in the database.
ALTER TABLE sync_connection ADD COLUMN key_nonce CHAR(43) CHARACTER SET ascii COLLATE ascii_bin;
ALTER TABLE sync_connection ADD COLUMN former_key_nonce CHAR(43) CHARACTER SET ascii COLLATE ascii_bin;
-- The fields of sample records that are masked as they arrive, as a JSON list of names.
ALTER TABLE sync_connection ADD COLUMN masked_fields VARCHAR(4000);
