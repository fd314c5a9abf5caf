-- Whom a link is for, in its champion's own words and for their eyes alone; empty where they did not say.
-- Eighty characters as people count them, which H2 counts as up to twice as many.
ALTER TABLE plan_share ADD COLUMN made_for VARCHAR(160) NOT NULL DEFAULT '';
