package app.merestone.e2e;

/**
 * What the CSM connects: where a sender's reports belong.
 *
 * @param sending how the sender shows who it is, in the words of the administrator's page
 */
record Feed(String sending, String namespace, String job, String output) {

    static final Feed LINEAGE = new Feed("With a key", Pipeline.NAMESPACE, Pipeline.JOB, Pipeline.OUTPUT);
    static final Feed PLAIN = new Feed("With a key", "loader", "nightly accounts", "crm.accounts");
    static final Feed AIRBYTE = new Feed(
            "Airbyte webhook",
            "airbyte",
            "5d1c0b7e-8f3a-4a52-9c64-0b2f6a9e7d31",
            "c0a8e5d4-1b2f-4f6e-8a9d-3e5c7b1a9f02");
    static final Feed FIVETRAN = new Feed("Fivetran webhook", "fivetran", "quiet_meadow", "tall_cedar");
}
