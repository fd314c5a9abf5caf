-- One row in a database that demo mode made: there anybody may be anybody, so demo mode starts on no other.
CREATE TABLE demo_database (
    made_at DATETIME(6) NOT NULL
);
