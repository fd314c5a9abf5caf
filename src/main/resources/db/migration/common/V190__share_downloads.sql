-- Whether whoever has a link may take the page away as a file. Nobody was asked about the links from before.
ALTER TABLE plan_share ADD COLUMN downloads BOOLEAN NOT NULL DEFAULT FALSE;
