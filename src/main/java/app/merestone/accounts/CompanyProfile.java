package app.merestone.accounts;

import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a company is known to the vendor: its name, its mail domain, its id in the vendor's CRM. */
record CompanyProfile(
        String name, @Nullable String domain, @Nullable String externalId) {

    static final int LONGEST_NAME = 160;
    private static final int LONGEST_EXTERNAL_ID = 40;
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

    /** Reads what was typed; an empty domain or external id is none. */
    static CompanyProfile typed(String name, String domain, String externalId) {
        return new CompanyProfile(Typed.line("account-name", name, LONGEST_NAME), domain(domain), external(externalId));
    }

    static @Nullable String domain(String typed) {
        var domain = typed.strip().toLowerCase(Locale.ROOT);
        if (domain.isEmpty()) {
            return null;
        }
        if (domain.length() > 253 || !DOMAIN.matcher(domain).matches()) {
            throw Refused.because("account.domain-malformed");
        }
        return domain;
    }

    static @Nullable String external(String typed) {
        var id = typed.strip();
        if (id.isEmpty()) {
            return null;
        }
        if (id.length() > LONGEST_EXTERNAL_ID || !PRINTABLE.matcher(id).matches()) {
            throw Refused.because("account.external-id-malformed", LONGEST_EXTERNAL_ID);
        }
        return id;
    }
}
