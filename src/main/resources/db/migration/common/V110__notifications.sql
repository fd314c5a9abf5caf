-- Who was told by mail of which wait: once and never again.
CREATE TABLE told_turn (
    turn_key  VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    told_at   DATETIME(6) NOT NULL,
    PRIMARY KEY (turn_key, person_id),
    CONSTRAINT fk_told_turn_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX idx_told_turn_person ON told_turn (person_id);

-- Which entries were sent to their signer as a receipt.
CREATE TABLE sent_receipt (
    account_id      CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sequence_number BIGINT NOT NULL,
    sent_at         DATETIME(6) NOT NULL,
    PRIMARY KEY (account_id, sequence_number)
);

-- People who want no mail about their turn; receipts of what they sign still come.
CREATE TABLE mail_switched_off (
    person_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    since     DATETIME(6) NOT NULL,
    PRIMARY KEY (person_id),
    CONSTRAINT fk_mail_switched_off_person FOREIGN KEY (person_id) REFERENCES person (id)
);
