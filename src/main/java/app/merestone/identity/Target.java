package app.merestone.identity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page that somebody asked for before they had to sign in: a path of this portal, or home for everything else. */
record Target(String path) {

    static final Target HOME = new Target("/");

    private static final int LONGEST = 500;

    /** One slash, then what a path and a query may hold; so never another host, and never a line break for a header. */
    private static final Pattern LOCAL =
            Pattern.compile("/(?:[A-Za-z0-9][A-Za-z0-9._~/%-]*)?(?:\\?[A-Za-z0-9._~/%&=+-]*)?");

    private static final Pattern NO_PAGE = Pattern.compile(
            "/(?:sign-in|sign-out|demo|oauth2|login|logout|api|actuator|error|VAADIN|theme)(?:[/?].*)?");

    static Target of(@Nullable String asked) {
        if (asked == null
                || asked.length() > LONGEST
                || !LOCAL.matcher(asked).matches()
                || asked.contains("//")
                || NO_PAGE.matcher(asked).matches()) {
            return HOME;
        }
        return new Target(asked);
    }

    boolean isHome() {
        return "/".equals(path);
    }
}
