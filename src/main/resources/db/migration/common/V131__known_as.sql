-- What whoever invited this person calls them, until the person signs in: an invitation learns no name that another
-- account knows, and shows none there.
ALTER TABLE membership ADD COLUMN known_as VARCHAR(120);
