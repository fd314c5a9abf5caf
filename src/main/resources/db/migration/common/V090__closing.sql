-- How an onboarding ends: by both, on what was shown, or without a result.
CREATE TABLE closing (
    id                 CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version            INT NOT NULL,
    account_id         CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state              VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    answer_number      INT,
    answer_words       TEXT,
    answer_person      CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    answer_name        VARCHAR(120),
    answer_at          DATETIME(6),
    content            MEDIUMTEXT,
    content_hash       CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    customer_person    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    customer_name      VARCHAR(120),
    customer_role      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    customer_company   VARCHAR(160),
    customer_at        DATETIME(6),
    customer_reference VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    vendor_person      CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    vendor_name        VARCHAR(120),
    vendor_role        VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    vendor_company     VARCHAR(160),
    vendor_at          DATETIME(6),
    vendor_reference   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    number             VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    ended_at           DATETIME(6),
    ended_on           DATE,
    ended_by           CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    ended_by_name      VARCHAR(120),
    reason             VARCHAR(1000),
    PRIMARY KEY (id),
    CONSTRAINT uk_closing_account UNIQUE (account_id),
    CONSTRAINT uk_closing_number UNIQUE (number),
    CONSTRAINT fk_closing_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_closing_answer FOREIGN KEY (answer_person) REFERENCES person (id),
    CONSTRAINT fk_closing_customer FOREIGN KEY (customer_person) REFERENCES person (id),
    CONSTRAINT fk_closing_vendor FOREIGN KEY (vendor_person) REFERENCES person (id),
    CONSTRAINT fk_closing_ended_by FOREIGN KEY (ended_by) REFERENCES person (id)
);
CREATE INDEX idx_closing_answer ON closing (answer_person);
CREATE INDEX idx_closing_customer ON closing (customer_person);
CREATE INDEX idx_closing_vendor ON closing (vendor_person);
CREATE INDEX idx_closing_ended_by ON closing (ended_by);
CREATE INDEX idx_closing_state ON closing (state, ended_at, id);

-- The last certificate number given out in a year.
CREATE TABLE certificate_number (
    for_year    INT NOT NULL,
    last_number INT NOT NULL,
    PRIMARY KEY (for_year)
);

-- "The result no longer holds": an act beside the certificate, never a change of it.
CREATE TABLE lapse (
    id            CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version       INT NOT NULL,
    account_id    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    criterion_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    statement     VARCHAR(200) NOT NULL,
    reason        VARCHAR(1000) NOT NULL,
    reported_by   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reported_name VARCHAR(120) NOT NULL,
    reported_at   DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_lapse_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_lapse_person FOREIGN KEY (reported_by) REFERENCES person (id)
);
CREATE INDEX idx_lapse_account ON lapse (account_id, reported_at, id);
CREATE INDEX idx_lapse_person ON lapse (reported_by);
