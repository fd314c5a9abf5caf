package app.merestone.sharing;

/** What a share shows besides the verdict and the two finish lines, which it always shows. */
public enum SharePart {
    /** Each co-signed result in the customer's words, with who put their name to it. */
    RESULTS,
    /** The numbers of these results. */
    NUMBERS,
    /** The files beside these results, by name; they leave the house only where the share may be taken away. */
    FILES,
    /** What is agreed and not shown yet, with its days. */
    AGREED,
    /** What both agreed for after the onboarding. */
    NEXT,
    /** Once both have closed, the certificate: it names every result, whatever else is told. */
    CERTIFICATE;

    /** The key of its name among the translations. */
    public String key() {
        return "share.part." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
