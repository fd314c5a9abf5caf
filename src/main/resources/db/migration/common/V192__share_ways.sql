-- The https origins of pages that may show a link in a frame, with spaces between; empty where none may.
ALTER TABLE plan_share ADD COLUMN frames VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin;
-- To how many addresses the portal has mailed the link; to which is not kept.
ALTER TABLE plan_share ADD COLUMN mailed INT NOT NULL DEFAULT 0;
