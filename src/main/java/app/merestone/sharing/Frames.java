package app.merestone.sharing;

import app.merestone.kernel.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whose pages may show a link in a frame: exact https origins, as they stand in a content security policy. Empty means nobody's.
 *
 * @param origins like {@code https://intranet.company.example}
 */
record Frames(List<String> origins) {

    static final int MOST = 5;

    // a host of at least two labels, or of one with a port: nothing here can end a policy's directive and begin another
    private static final Pattern ORIGIN =
            Pattern.compile("https://[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*"
                    + "(?::([1-9]\\d{0,4}))?");
    private static final int LONGEST = 190;
    private static final int HIGHEST_PORT = 65_535;

    Frames {
        origins = List.copyOf(origins);
    }

    /** Reads what a champion typed: origins, between white space, commas or semicolons. */
    static Frames typed(String text) {
        var origins = Arrays.stream(text.split("[\\s,;]+", -1))
                .filter(origin -> !origin.isEmpty())
                .map(Frames::origin)
                .distinct()
                .toList();
        if (origins.size() > MOST) {
            throw Refused.because("share.frames-too-many", MOST, origins.size());
        }
        return new Frames(origins);
    }

    static Frames read(String written) {
        return new Frames(
                Arrays.stream(written.split(" ", -1)).filter(o -> !o.isEmpty()).toList());
    }

    private static String origin(String typed) {
        // as an address bar gives it
        var origin = (typed.endsWith("/") ? typed.substring(0, typed.length() - 1) : typed).toLowerCase(Locale.ROOT);
        var parts = ORIGIN.matcher(origin);
        if (origin.length() > LONGEST
                || !parts.matches()
                || (parts.group(1) != null && Integer.parseInt(parts.group(1)) > HIGHEST_PORT)) {
            throw Refused.because(
                    "share.frame-malformed",
                    typed.length() <= 60 ? typed : typed.substring(0, 60).strip() + "…");
        }
        return origin;
    }

    boolean named() {
        return !origins.isEmpty();
    }

    String written() {
        return String.join(" ", origins);
    }
}
