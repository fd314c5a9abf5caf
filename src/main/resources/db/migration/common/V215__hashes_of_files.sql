-- Whether the bytes that lie in the evidence folder under a hash are still named by anything.
CREATE INDEX idx_evidence_hash ON evidence (content_hash);
CREATE INDEX idx_dispute_file_hash ON dispute_file (content_hash);
