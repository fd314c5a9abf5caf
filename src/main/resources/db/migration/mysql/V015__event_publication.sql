-- Spring Modulith's publication registry: which listener still has to hear which event. Completed rows are deleted.
CREATE TABLE EVENT_PUBLICATION (
    id                     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    listener_id            VARCHAR(512) NOT NULL,
    event_type             VARCHAR(512) NOT NULL,
    serialized_event       VARCHAR(4000) NOT NULL,
    publication_date       DATETIME(6) NOT NULL,
    completion_date        DATETIME(6),
    status                 VARCHAR(20),
    completion_attempts    INT,
    last_resubmission_date DATETIME(6),
    PRIMARY KEY (id)
);
CREATE INDEX idx_event_publication_completion ON EVENT_PUBLICATION (completion_date);
