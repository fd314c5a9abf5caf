package app.merestone.integration;

/** Which system wrote a file: it decides how its ids look. */
public enum Origin {
    /** Ids are whole numbers. */
    HUBSPOT,
    /** Ids have 15 characters, or 18 with their checksum. */
    SALESFORCE,
    /** Neither was recognised. */
    OTHER
}
