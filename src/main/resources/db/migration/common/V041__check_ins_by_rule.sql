-- A passed date makes a check-in that nobody arranged: both sides agreed beforehand that it does (rule 3).
ALTER TABLE check_in MODIFY COLUMN opened_by CHAR(36) CHARACTER SET ascii COLLATE ascii_bin;
