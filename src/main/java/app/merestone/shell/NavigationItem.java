package app.merestone.shell;

import app.merestone.kernel.AccountId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of the menu.
 *
 * @param path where it leads, beginning with a slash
 * @param words what it says, translated
 * @param order smaller stands higher; from {@value #OWN} on it is the reader's own and not the work
 */
public record NavigationItem(String path, String words, int order) {

    /** From here on a line is about the reader: their mail, their settings. */
    public static final int OWN = 900;

    private static final Pattern OF_AN_ACCOUNT = Pattern.compile("^/accounts/(?=[0-9a-f]{8}-)");

    /** Whether this line belongs to the account that is open. */
    boolean of(Optional<AccountId> account) {
        return account.filter(id -> path.contains("/" + id)).isPresent();
    }

    /** Whether this line is about the reader. */
    boolean own() {
        return order >= OWN;
    }

    /**
     * An account's pages have two addresses, one for each side; a place of the menu is the same at both. Co-signing belongs to
     * the results, the certificate and an end without a result to the closing, and whoever owns the account or stands in, with
     * the day it started on, to who can act.
     */
    static String place(String path) {
        return OF_AN_ACCOUNT
                .matcher(path)
                .replaceFirst("/plan/")
                .replace("/cosign/", "/results/")
                .replace("/certificate", "/close")
                .replaceFirst("^(/plan/[^/]+)/end$", "$1/close")
                .replaceFirst("^(/plan/[^/]+)/(owner|stand-in|onboarding-start)$", "$1/people");
    }
}
