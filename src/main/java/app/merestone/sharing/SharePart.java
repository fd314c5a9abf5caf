package app.merestone.sharing;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** As they are kept with a link. */
    static String written(Set<SharePart> parts) {
        return parts.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    static Set<SharePart> read(String written) {
        return written.isEmpty()
                ? Set.of()
                : Arrays.stream(written.split(",", -1)).map(SharePart::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** The key of its name among the translations. */
    public String key() {
        return "share.part." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
