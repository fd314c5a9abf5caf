package app.merestone.e2e;

/**
 * What the CSM connects: where a sender's reports belong, and what the customer counts of it. Each has a number of its own,
 * so that what is known of one feed of an account gives away nothing of another.
 *
 * @param sending how the sender shows who it is, in the words of the administrator's page
 * @param counted how many there are in the customer's own source
 */
record Feed(String name, String sending, String namespace, String job, String output, long counted) {

    static final Feed LINEAGE =
            new Feed("Accounts", "With a key", Pipeline.NAMESPACE, Pipeline.JOB, Pipeline.OUTPUT, 48_127);
    static final Feed PLAIN = new Feed("Deals", "With a key", "loader", "nightly deals", "crm.deals", 26_805);
    static final Feed AIRBYTE = new Feed(
            "Contacts",
            "Airbyte webhook",
            "airbyte",
            "5d1c0b7e-8f3a-4a52-9c64-0b2f6a9e7d31",
            "c0a8e5d4-1b2f-4f6e-8a9d-3e5c7b1a9f02",
            63_518);
    static final Feed FIVETRAN =
            new Feed("Invoices", "Fivetran webhook", "fivetran", "quiet_meadow", "tall_cedar", 31_442);

    static final String SUM_OF = "amount of open deals";
    static final String SUM_UNIT = "EUR";

    /** Whether its sender tells a sum beside the number of records. */
    boolean summed() {
        return equals(PLAIN);
    }

    /** What so many records add up to: a whole amount, and no number that is about anything else. */
    long sumOf(long records) {
        return records * 37;
    }

    /** What a load leaves out that lost a part on its way. */
    long lacking() {
        return counted - 214;
    }

    /** What a load brings that is right within what was agreed. */
    long complete() {
        return counted + 2;
    }
}
