-- A new quiet threshold is copied to the segment's accounts, and reads no others to find them.
CREATE INDEX idx_standing_segment ON account_standing (segment_id);
