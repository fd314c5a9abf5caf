package app.merestone.integration;

/** What a file is about. */
public enum Holds {
    /** One company per row. */
    COMPANIES,
    /** One person per row, with the company they belong to. */
    PEOPLE
}
