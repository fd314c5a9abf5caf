-- Data syncs, the runs that pipelines report, the customers' own counts, disputes, and the keys that senders use.
CREATE TABLE sync_connection (
    id           CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version      INT NOT NULL,
    account_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name         VARCHAR(80) NOT NULL,
    key_hash     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    key_ending   CHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_by   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at   DATETIME(6) NOT NULL,
    revoked_by   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    revoked_at   DATETIME(6),
    PRIMARY KEY (id),
    CONSTRAINT uk_sync_connection_key UNIQUE (key_hash),
    CONSTRAINT fk_sync_connection_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_sync_connection_creator FOREIGN KEY (created_by) REFERENCES person (id),
    CONSTRAINT fk_sync_connection_revoker FOREIGN KEY (revoked_by) REFERENCES person (id)
);
CREATE INDEX idx_sync_connection_account ON sync_connection (account_id, created_at);
CREATE INDEX idx_sync_connection_creator ON sync_connection (created_by);
CREATE INDEX idx_sync_connection_revoker ON sync_connection (revoked_by);

-- Apart from the connection, so that every event does not make a new version of it.
CREATE TABLE sync_connection_use (
    connection_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    last_used_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (connection_id),
    CONSTRAINT fk_sync_connection_use FOREIGN KEY (connection_id) REFERENCES sync_connection (id)
);

CREATE TABLE data_sync (
    id               CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version          INT NOT NULL,
    account_id       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    criterion_id     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name             VARCHAR(80) NOT NULL,
    source           VARCHAR(120) NOT NULL,
    delivery         VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tolerance_kind   VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tolerance_amount DECIMAL(22, 2) NOT NULL,
    job_namespace    VARCHAR(500) NOT NULL,
    job_name         VARCHAR(500) NOT NULL,
    job_output       VARCHAR(500) NOT NULL,
    job_hash         CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cadence_hours    INT NOT NULL,
    grace_hours      INT NOT NULL,
    state            VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    compared         VARCHAR(140),
    connected_by     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    connected_at     DATETIME(6) NOT NULL,
    arrived_at       DATETIME(6),
    verified_by      CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    verified_at      DATETIME(6),
    verified_run     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    in_use_by        CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    in_use_at        DATETIME(6),
    in_use_for       VARCHAR(500),
    good_until       DATETIME(6),
    failed_at        DATETIME(6),
    look_since       DATETIME(6),
    dispute_id       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    PRIMARY KEY (id),
    CONSTRAINT uk_data_sync_job UNIQUE (account_id, job_hash),
    CONSTRAINT fk_data_sync_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_data_sync_connected FOREIGN KEY (connected_by) REFERENCES person (id),
    CONSTRAINT fk_data_sync_verified FOREIGN KEY (verified_by) REFERENCES person (id),
    CONSTRAINT fk_data_sync_in_use FOREIGN KEY (in_use_by) REFERENCES person (id)
);
CREATE INDEX idx_data_sync_account ON data_sync (account_id, name);
CREATE INDEX idx_data_sync_criterion ON data_sync (criterion_id);
CREATE INDEX idx_data_sync_connected ON data_sync (connected_by);
CREATE INDEX idx_data_sync_verified ON data_sync (verified_by);
CREATE INDEX idx_data_sync_in_use ON data_sync (in_use_by);

-- row_count and total_after are ours: they leave this table only into sync_count, beside the customer's own (rule 6).
CREATE TABLE sync_run (
    id               CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version          INT NOT NULL,
    account_id       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sync_id          CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    connection_id    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    pipeline_run     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state            VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    started_at       DATETIME(6),
    ended_at         DATETIME(6),
    told_at          DATETIME(6) NOT NULL,
    arrived_at       DATETIME(6),
    row_count        BIGINT,
    total_after      BIGINT,
    newest_record_at DATETIME(6),
    samples          MEDIUMTEXT,
    PRIMARY KEY (id),
    CONSTRAINT uk_sync_run_pipeline UNIQUE (sync_id, pipeline_run),
    CONSTRAINT fk_sync_run_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_sync_run_sync FOREIGN KEY (sync_id) REFERENCES data_sync (id),
    CONSTRAINT fk_sync_run_connection FOREIGN KEY (connection_id) REFERENCES sync_connection (id)
);
CREATE INDEX idx_sync_run_page ON sync_run (sync_id, told_at, id);
CREATE INDEX idx_sync_run_account ON sync_run (account_id, pipeline_run);
CREATE INDEX idx_sync_run_connection ON sync_run (connection_id);

-- The account's own count of a run, and ours as it was shown at that moment. One per run: the second would not be blind.
CREATE TABLE sync_count (
    run_id      CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version     INT NOT NULL,
    account_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sync_id     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    quantity    VARCHAR(140) NOT NULL,
    period_from DATE,
    period_to   DATE,
    as_of       DATETIME(6) NOT NULL,
    theirs      BIGINT NOT NULL,
    ours        BIGINT NOT NULL,
    inside      BOOLEAN NOT NULL,
    counted_by  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    counted_at  DATETIME(6) NOT NULL,
    verdict     VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    PRIMARY KEY (run_id),
    CONSTRAINT fk_sync_count_run FOREIGN KEY (run_id) REFERENCES sync_run (id),
    CONSTRAINT fk_sync_count_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_sync_count_sync FOREIGN KEY (sync_id) REFERENCES data_sync (id),
    CONSTRAINT fk_sync_count_person FOREIGN KEY (counted_by) REFERENCES person (id)
);
CREATE INDEX idx_sync_count_account ON sync_count (account_id);
CREATE INDEX idx_sync_count_sync ON sync_count (sync_id, counted_at);
CREATE INDEX idx_sync_count_person ON sync_count (counted_by);

CREATE TABLE sync_dispute (
    id          CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version     INT NOT NULL,
    account_id  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sync_id     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    run_id      CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    reason      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expected    VARCHAR(1000) NOT NULL,
    proof       VARCHAR(2000) NOT NULL,
    raised_by   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    raised_at   DATETIME(6) NOT NULL,
    owner_id    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    answer_by   DATE NOT NULL,
    answer      VARCHAR(2000),
    answered_by CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    answered_at DATETIME(6),
    ending      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
    ended_by    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    ended_at    DATETIME(6),
    PRIMARY KEY (id),
    CONSTRAINT fk_sync_dispute_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_sync_dispute_sync FOREIGN KEY (sync_id) REFERENCES data_sync (id),
    CONSTRAINT fk_sync_dispute_run FOREIGN KEY (run_id) REFERENCES sync_run (id),
    CONSTRAINT fk_sync_dispute_raiser FOREIGN KEY (raised_by) REFERENCES person (id),
    CONSTRAINT fk_sync_dispute_owner FOREIGN KEY (owner_id) REFERENCES person (id),
    CONSTRAINT fk_sync_dispute_answerer FOREIGN KEY (answered_by) REFERENCES person (id),
    CONSTRAINT fk_sync_dispute_ender FOREIGN KEY (ended_by) REFERENCES person (id)
);
CREATE INDEX idx_sync_dispute_account ON sync_dispute (account_id, ended_at);
CREATE INDEX idx_sync_dispute_sync ON sync_dispute (sync_id, raised_at);
CREATE INDEX idx_sync_dispute_run ON sync_dispute (run_id);
CREATE INDEX idx_sync_dispute_raiser ON sync_dispute (raised_by);
CREATE INDEX idx_sync_dispute_owner ON sync_dispute (owner_id, ended_at);
CREATE INDEX idx_sync_dispute_answerer ON sync_dispute (answered_by);
CREATE INDEX idx_sync_dispute_ender ON sync_dispute (ended_by);

-- Every event as it was accepted, without its sample records; the payload is kept until payload_until.
CREATE TABLE intake_event (
    id            CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    connection_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account_id    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    event_key     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    event_type    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    event_at      DATETIME(6) NOT NULL,
    pipeline_run  CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    job_namespace VARCHAR(500) NOT NULL,
    job_name      VARCHAR(500) NOT NULL,
    outputs       VARCHAR(4000) NOT NULL,
    matched       BOOLEAN NOT NULL,
    received_at   DATETIME(6) NOT NULL,
    payload_until DATETIME(6) NOT NULL,
    payload       LONGTEXT,
    PRIMARY KEY (id),
    CONSTRAINT uk_intake_event_key UNIQUE (connection_id, event_key),
    CONSTRAINT fk_intake_event_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT fk_intake_event_connection FOREIGN KEY (connection_id) REFERENCES sync_connection (id)
);
CREATE INDEX idx_intake_event_account ON intake_event (account_id, matched, received_at);
CREATE INDEX idx_intake_event_unmatched ON intake_event (matched, received_at);
CREATE INDEX idx_intake_event_run ON intake_event (account_id, pipeline_run);
CREATE INDEX idx_intake_event_until ON intake_event (payload_until);
