-- A request to sign in by mail, known address or not. Only hashes: neither link nor code can be read back.
CREATE TABLE sign_in_request (
    id              CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    email           VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target          VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    link_hash       CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    code_mac        CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- of the browser that asked; empty for the one printed on the console, which no browser asked for
    browser_hash    CHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    asked_at        DATETIME(6) NOT NULL,
    code_expires_at DATETIME(6) NOT NULL,
    link_expires_at DATETIME(6) NOT NULL,
    tries           INT NOT NULL,
    used_at         DATETIME(6),
    PRIMARY KEY (id),
    CONSTRAINT uk_sign_in_request_link UNIQUE (link_hash),
    CONSTRAINT uk_sign_in_request_browser UNIQUE (browser_hash)
);
CREATE INDEX idx_sign_in_request_expiry ON sign_in_request (link_expires_at);
CREATE INDEX idx_sign_in_request_email ON sign_in_request (email, asked_at);

-- Whom the identity provider's subject is, pinned at the first sign-in.
CREATE TABLE identity_link (
    issuer    VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject   VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    linked_at DATETIME(6) NOT NULL,
    PRIMARY KEY (issuer, subject),
    CONSTRAINT uk_identity_link_person UNIQUE (person_id, issuer),
    CONSTRAINT fk_identity_link_person FOREIGN KEY (person_id) REFERENCES person (id)
);

CREATE TABLE last_sign_in (
    person_id        CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at               DATETIME(6) NOT NULL,
    authenticated_by VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (person_id),
    CONSTRAINT fk_last_sign_in_person FOREIGN KEY (person_id) REFERENCES person (id)
);
