-- One row per account, derived from the other modules and rebuildable from them.
CREATE TABLE account_standing (
    account_id           CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name                 VARCHAR(160) NOT NULL,
    segment_id           CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    csm_id               CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    status               VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    onboarding_start     DATE NOT NULL,
    tasks_done           INT NOT NULL,
    tasks_not_needed     INT NOT NULL,
    tasks_total          INT NOT NULL,
    tasks_finished_on    DATE,
    results_shown        INT NOT NULL,
    results_agreed       INT NOT NULL,
    first_value_on       DATE,
    last_customer_act_at DATETIME(6),
    quiet_after_days     INT NOT NULL,
    disputes             INT NOT NULL,
    past_due             INT NOT NULL,
    aligned              BOOLEAN NOT NULL,
    next_due             DATE,
    at_risk              BOOLEAN NOT NULL,
    at_risk_since        DATE,
    risk_owned           BOOLEAN NOT NULL,
    closed_on            DATE,
    PRIMARY KEY (account_id),
    CONSTRAINT fk_standing_account FOREIGN KEY (account_id) REFERENCES account (id)
);
CREATE INDEX idx_standing_name ON account_standing (name, account_id);
CREATE INDEX idx_standing_csm ON account_standing (csm_id, name, account_id);
CREATE INDEX idx_standing_risk ON account_standing (at_risk, risk_owned, at_risk_since, account_id);

-- Who sees to an account that looks finished and isn't, and what comes next (rule 19). Kept whether or not it is at risk.
CREATE TABLE risk_step (
    account_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    owner_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    step       VARCHAR(200) NOT NULL,
    due        DATE NOT NULL,
    set_by     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    set_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (account_id),
    CONSTRAINT fk_risk_step_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_risk_step_owner FOREIGN KEY (owner_id) REFERENCES person (id),
    CONSTRAINT fk_risk_step_set_by FOREIGN KEY (set_by) REFERENCES person (id)
);
CREATE INDEX idx_risk_step_owner ON risk_step (owner_id);
CREATE INDEX idx_risk_step_set_by ON risk_step (set_by);

-- What waits for somebody, as the modules last said it.
CREATE TABLE open_turn (
    account_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    turn_key   VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    side       VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    kind       VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    about      VARCHAR(300) NOT NULL,
    path       VARCHAR(300) NOT NULL,
    since      DATETIME(6) NOT NULL,
    due        DATE,
    PRIMARY KEY (account_id, turn_key),
    CONSTRAINT fk_open_turn_account FOREIGN KEY (account_id) REFERENCES account (id)
);
CREATE INDEX idx_open_turn_side ON open_turn (side, since, account_id);
