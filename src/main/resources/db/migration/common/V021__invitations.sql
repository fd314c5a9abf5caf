-- When the invitation was mailed: a mail that is handed over twice says nothing new.
ALTER TABLE membership ADD COLUMN mailed_at DATETIME(6);
