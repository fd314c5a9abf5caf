package app.merestone.sharing;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a share shows besides the verdict and the two finish lines, which it always shows. */
public enum SharePart {
    /** Each co-signed result in the customer's words, with who put their name to it. */
    RESULTS(true),
    /** The numbers of these results. */
    NUMBERS(true),
    /** The files beside these results, by name; they leave the house only where the share may be taken away. */
    FILES(false),
    /** What is agreed and not shown yet, with its days. */
    AGREED(true),
    /** What both agreed for after the onboarding. */
    NEXT(true),
    /** Once both have closed, the certificate: it names every result, whatever else is told. */
    CERTIFICATE(true);

    private final boolean offered;

    SharePart(boolean offered) {
        this.offered = offered;
    }

    /** What a champion is offered ticked; what others may take away for good is their own choice. */
    public static Set<SharePart> offered() {
        return Arrays.stream(values()).filter(part -> part.offered).collect(Collectors.toUnmodifiableSet());
    }

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
