-- What both sides agree: one plan per account, its why in all the ways it was put, and the criteria in all their wordings.
CREATE TABLE success_plan (
    account_id       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version          INT NOT NULL,
    first_value_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    candidate_id     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    candidate_person CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    candidate_name   VARCHAR(240),
    candidate_role   VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    candidate_at     DATETIME(6),
    opened_at        DATETIME(6) NOT NULL,
    PRIMARY KEY (account_id),
    CONSTRAINT fk_success_plan_account FOREIGN KEY (account_id) REFERENCES account (id)
);
-- lengths are in UTF-16 units on one engine and in characters on the other, so each is twice what the rules allow
CREATE TABLE plan_why (
    account_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    why_number  INT NOT NULL,
    sentence    VARCHAR(400) NOT NULL,
    said_person CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    said_name   VARCHAR(240) NOT NULL,
    said_role   VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    said_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (account_id, why_number),
    CONSTRAINT fk_plan_why_plan FOREIGN KEY (account_id) REFERENCES success_plan (account_id)
);

CREATE TABLE criterion (
    id               CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version          INT NOT NULL,
    account_id       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    table_revision   INT NOT NULL,
    agreed_revision  INT,
    agreed_at        DATETIME(6),
    first_agreed_due DATE,
    drop_person      CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    drop_name        VARCHAR(240),
    drop_role        VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    drop_at          DATETIME(6),
    drop_reason      VARCHAR(1000),
    dropped_at       DATETIME(6),
    withdrawn_at     DATETIME(6),
    changed_by       VARCHAR(240) NOT NULL,
    since            DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_criterion_account FOREIGN KEY (account_id) REFERENCES account (id)
);
CREATE INDEX idx_criterion_account ON criterion (account_id, dropped_at, withdrawn_at);

CREATE TABLE criterion_revision (
    criterion_id     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    revision_number  INT NOT NULL,
    statement        VARCHAR(280) NOT NULL,
    description      VARCHAR(4000) NOT NULL,
    observation      VARCHAR(1000) NOT NULL,
    measure_name     VARCHAR(240),
    measure_unit     VARCHAR(80),
    measure_baseline DECIMAL(18, 6),
    measure_target   DECIMAL(18, 6),
    owner_id         CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    due_on           DATE,
    required         BOOLEAN NOT NULL,
    after_onboarding BOOLEAN NOT NULL,
    proves           VARCHAR(400) NOT NULL,
    hash             CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    proposed_side    VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    suggested        BOOLEAN NOT NULL,
    proposed_person  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    proposed_name    VARCHAR(240) NOT NULL,
    proposed_role    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    proposed_at      DATETIME(6) NOT NULL,
    customer_person  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    customer_name    VARCHAR(240),
    customer_role    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    customer_at      DATETIME(6),
    vendor_person    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    vendor_name      VARCHAR(240),
    vendor_role      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    vendor_at        DATETIME(6),
    declined_person  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    declined_name    VARCHAR(240),
    declined_role    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    declined_at      DATETIME(6),
    PRIMARY KEY (criterion_id, revision_number),
    CONSTRAINT fk_criterion_revision_criterion FOREIGN KEY (criterion_id) REFERENCES criterion (id)
);

-- Notes beside a criterion: questions outside a redline, and what somebody wrote with their answer to a version.
CREATE TABLE criterion_note (
    id              CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version         INT NOT NULL,
    account_id      CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    criterion_id    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    note_text       VARCHAR(4000) NOT NULL,
    about           VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    revision_number INT,
    written_person  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    written_name    VARCHAR(240) NOT NULL,
    written_role    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    written_at      DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_criterion_note_criterion FOREIGN KEY (criterion_id) REFERENCES criterion (id)
);
CREATE INDEX idx_criterion_note_thread ON criterion_note (criterion_id, id);
