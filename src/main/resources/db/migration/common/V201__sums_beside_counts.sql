-- A sender may tell a sum beside the number of records, and a customer person may enter their own before ours is shown.
ALTER TABLE sync_run ADD COLUMN sum_of VARCHAR(80);
ALTER TABLE sync_run ADD COLUMN sum_unit VARCHAR(20);
ALTER TABLE sync_run ADD COLUMN sum_amount DECIMAL(26, 6);

-- Both or none: ours is never kept with a count without theirs.
ALTER TABLE sync_count ADD COLUMN sum_of VARCHAR(80);
ALTER TABLE sync_count ADD COLUMN sum_unit VARCHAR(20);
ALTER TABLE sync_count ADD COLUMN sum_theirs DECIMAL(26, 6);
ALTER TABLE sync_count ADD COLUMN sum_ours DECIMAL(38, 6);
ALTER TABLE sync_count ADD COLUMN sum_inside BOOLEAN;
