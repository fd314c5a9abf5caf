-- Segments with their playbooks, accounts, people on both sides, and who may act where.
CREATE TABLE segment (
    id             CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version        INT NOT NULL,
    name           VARCHAR(80) NOT NULL,
    -- SHA-256 of the name without case and accents: what makes it unique on both engines alike
    name_key       CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    first_value_sentence VARCHAR(140) NOT NULL,
    target_days    INT NOT NULL,
    quiet_days     INT NOT NULL,
    minimum_grade  VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    playbook       TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uk_segment_name UNIQUE (name_key)
);

CREATE TABLE person (
    id          CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version     INT NOT NULL,
    email       VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name        VARCHAR(120) NOT NULL,
    title       VARCHAR(120),
    side        VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    external_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    created_at  DATETIME(6) NOT NULL,
    ended_at    DATETIME(6),
    PRIMARY KEY (id),
    CONSTRAINT uk_person_email UNIQUE (email),
    CONSTRAINT uk_person_external UNIQUE (external_id)
);

CREATE TABLE vendor_role (
    person_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    role      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (person_id, role),
    CONSTRAINT fk_vendor_role_person FOREIGN KEY (person_id) REFERENCES person (id)
);

CREATE TABLE account (
    id               CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version          INT NOT NULL,
    name             VARCHAR(160) NOT NULL,
    domain           VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin,
    external_id      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
    segment_id       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    zone             VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    zone_chosen      BOOLEAN NOT NULL,
    csm_id           CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    onboarding_start DATE NOT NULL,
    created_at       DATETIME(6) NOT NULL,
    plan_started_at  DATETIME(6),
    ended_at         DATETIME(6),
    PRIMARY KEY (id),
    CONSTRAINT uk_account_external UNIQUE (external_id),
    CONSTRAINT fk_account_segment FOREIGN KEY (segment_id) REFERENCES segment (id),
    CONSTRAINT fk_account_csm FOREIGN KEY (csm_id) REFERENCES person (id)
);
CREATE INDEX idx_account_segment ON account (segment_id);
CREATE INDEX idx_account_csm ON account (csm_id, name, id);
CREATE INDEX idx_account_name ON account (name, id);

CREATE TABLE membership (
    id         CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version    INT NOT NULL,
    account_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    role       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    invited_by CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    invited_at DATETIME(6) NOT NULL,
    ended_at   DATETIME(6),
    ended_by   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    PRIMARY KEY (id),
    CONSTRAINT uk_membership_person UNIQUE (account_id, person_id),
    CONSTRAINT fk_membership_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_membership_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX idx_membership_person ON membership (person_id, ended_at);

CREATE TABLE stand_in (
    account_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_day   DATE NOT NULL,
    to_day     DATE NOT NULL,
    named_by   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (account_id, person_id, from_day),
    CONSTRAINT fk_stand_in_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_stand_in_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX idx_stand_in_person ON stand_in (person_id, to_day);

-- A change of owner, until both sides have confirmed the same next milestone. At most one of an account is not settled.
CREATE TABLE handoff (
    id                       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version                  INT NOT NULL,
    account_id               CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_person              CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    to_person                CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at                       DATETIME(6) NOT NULL,
    owner_milestone          CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    confirmed_by_owner       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    confirmed_by_owner_at    DATETIME(6),
    customer_milestone       CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    confirmed_by_customer    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    confirmed_by_customer_at DATETIME(6),
    settled_at               DATETIME(6),
    PRIMARY KEY (id),
    CONSTRAINT fk_handoff_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_handoff_from FOREIGN KEY (from_person) REFERENCES person (id),
    CONSTRAINT fk_handoff_to FOREIGN KEY (to_person) REFERENCES person (id)
);
CREATE INDEX idx_handoff_account ON handoff (account_id, settled_at);
CREATE INDEX idx_handoff_from ON handoff (from_person);
CREATE INDEX idx_handoff_to ON handoff (to_person);

-- An imported contact: a known person of an account, without any access.
CREATE TABLE contact (
    account_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (account_id, person_id),
    CONSTRAINT fk_contact_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_contact_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX idx_contact_person ON contact (person_id);
