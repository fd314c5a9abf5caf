-- That name and words of somebody who answered a link were erased on request, and by whom.
ALTER TABLE share_answer ADD COLUMN erased_at DATETIME(6);
ALTER TABLE share_answer ADD COLUMN erased_name VARCHAR(120);
-- Which codes of an address hold, asked for each one that is to be made.
CREATE INDEX idx_share_code_address ON share_code (share_id, address, expires_at);
