package app.merestone.accounts;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.Refusal;
import app.merestone.kernel.Side;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an address can be a customer person's (rule 26): never one of the vendor's own domains or of their subdomains,
 * and never one that already belongs to the vendor's side. The sentence is the same for every reason, so that nobody
 * learns from it who works where.
 */
record CustomerAddress(Vendor vendor) {

    Optional<Refusal> check(EmailAddress address, @Nullable Person known) {
        boolean refused =
                ofVendor(address.domain()) || (known != null && (known.side() == Side.VENDOR || known.ended()));
        return refused ? Optional.of(Refusal.of("invite.address-refused", address.value())) : Optional.empty();
    }

    private boolean ofVendor(String domain) {
        return vendor.domains().stream()
                .map(own -> own.strip().toLowerCase(Locale.ROOT))
                .anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
    }
}
