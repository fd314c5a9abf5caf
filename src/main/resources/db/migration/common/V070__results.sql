-- What customers observed, the evidence for it, and the signatures on it. The bytes of files are not here: they lie in
-- the evidence folder, each under its content_hash.
CREATE TABLE result (
    id                  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version             INT NOT NULL,
    account_id          CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    criterion_id        CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    attempt             INT NOT NULL,
    written_by          CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    written_side        VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    written_at          DATETIME(6) NOT NULL,
    what                TEXT NOT NULL,
    observed_on         DATE,
    amount              DECIMAL(18, 6),
    used_by_others      VARCHAR(300) NOT NULL,
    place               VARCHAR(120) NOT NULL,
    agreed_revision     INT,
    agreed_hash         CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    content_hash        CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    recorded_person_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    recorded_role       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    recorded_at         DATETIME(6),
    recorded_reference  VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    customer_person_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    customer_role       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    customer_at         DATETIME(6),
    customer_reference  VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    vendor_person_id    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    vendor_role         VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    vendor_at           DATETIME(6),
    vendor_reference    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    second_person_id    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    second_role         VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    second_at           DATETIME(6),
    second_reference    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    question_person_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    question_words      TEXT,
    question_at         DATETIME(6),
    withdrawn_person_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    withdrawn_side      VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin,
    withdrawn_reason    TEXT,
    withdrawn_at        DATETIME(6),
    PRIMARY KEY (id),
    -- two people who begin the same telling at once cannot both
    CONSTRAINT uk_result_attempt UNIQUE (account_id, criterion_id, attempt),
    CONSTRAINT fk_result_account FOREIGN KEY (account_id) REFERENCES account (id)
);

CREATE TABLE result_user (
    result_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (result_id, person_id),
    CONSTRAINT fk_result_user_result FOREIGN KEY (result_id) REFERENCES result (id),
    CONSTRAINT fk_result_user_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX idx_result_user_person ON result_user (person_id);

CREATE TABLE evidence (
    id           CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version      INT NOT NULL,
    account_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    criterion_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name         VARCHAR(260) NOT NULL,
    media_type   VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin,
    size_bytes   INT NOT NULL,
    url          VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin,
    content_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    added_by     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    added_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_evidence_account FOREIGN KEY (account_id) REFERENCES account (id)
);
CREATE INDEX idx_evidence_account ON evidence (account_id, criterion_id);

CREATE TABLE result_evidence (
    result_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    evidence_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (result_id, evidence_id),
    CONSTRAINT fk_result_evidence_result FOREIGN KEY (result_id) REFERENCES result (id),
    CONSTRAINT fk_result_evidence_evidence FOREIGN KEY (evidence_id) REFERENCES evidence (id)
);
CREATE INDEX idx_result_evidence_evidence ON result_evidence (evidence_id);

-- Who opened which piece, or could not: nobody signs without having opened what they sign.
CREATE TABLE evidence_look (
    evidence_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    side        VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    look        VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at          DATETIME(6) NOT NULL,
    PRIMARY KEY (evidence_id, person_id),
    CONSTRAINT fk_evidence_look_evidence FOREIGN KEY (evidence_id) REFERENCES evidence (id),
    CONSTRAINT fk_evidence_look_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX idx_evidence_look_person ON evidence_look (person_id);

-- "No result yet": a normal answer, with what is in the way and the check-in it made.
CREATE TABLE no_result_yet (
    id           CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    criterion_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    blocker      TEXT NOT NULL,
    due          DATE NOT NULL,
    owner_id     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    check_in_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    said_by      CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    said_at      DATETIME(6) NOT NULL,
    reference    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_no_result_yet_account FOREIGN KEY (account_id) REFERENCES account (id)
);
CREATE INDEX idx_no_result_yet_criterion ON no_result_yet (account_id, criterion_id, said_at);
