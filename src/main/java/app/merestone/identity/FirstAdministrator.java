package app.merestone.identity;

import app.merestone.accounts.Standings;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Role;
import app.merestone.mail.Postbox;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets the first administrator in on a portal that nobody has ever entered: the one person named in
 * {@code merestone.admin}, by a link and a code on the console of whoever started it. Not in demo mode, and not beside an
 * identity provider, which says itself who is an admin.
 */
@Component
class FirstAdministrator {

    private final IdentitySettings settings;
    private final Standings standings;
    private final SignInRequests requests;
    private final LastSignIns signIns;
    private final Postbox postbox;
    private final Vendor vendor;

    FirstAdministrator(
            IdentitySettings settings,
            Standings standings,
            SignInRequests requests,
            LastSignIns signIns,
            Postbox postbox,
            Vendor vendor) {
        this.settings = settings;
        this.standings = standings;
        this.requests = requests;
        this.signIns = signIns;
        this.postbox = postbox;
        this.vendor = vendor;
    }

    private static final String NOBODY = """

              Nobody can sign in yet: there is no administrator. Stop, and start again with
              --merestone.admin=you@your-company.example

            """;

    @EventListener(ApplicationReadyEvent.class)
    void letIn() {
        invitation().ifPresent(text -> print(System.out, text));
    }

    /** What to print, or nothing when there is nobody to let in this way. */
    Optional<String> invitation() {
        var named = settings.admin();
        if (settings.demo() || settings.hasProvider()) {
            return Optional.empty();
        }
        if (named == null || named.isBlank()) {
            return standings.anyAdmin() ? Optional.empty() : Optional.of(NOBODY);
        }
        EmailAddress address;
        try {
            address = new EmailAddress(named);
            if (!standings.anyAdmin()) {
                var roles = EnumSet.of(Role.ADMIN);
                standings.of(address).ifPresent(known -> roles.addAll(known.vendorRoles()));
                standings.admitVendorPerson(address, named.strip(), roles);
            }
        } catch (Refused refused) {
            LoggerFactory.getLogger(FirstAdministrator.class)
                    .error(
                            "merestone.admin names {}, who cannot be the vendor's administrator ({})",
                            named,
                            refused.refusal().code());
            return Optional.empty();
        }
        return standings
                .of(address)
                .filter(admin -> admin.vendorRoles().contains(Role.ADMIN))
                // afterwards they ask for a mail like everybody else, as long as mail can leave
                .filter(admin -> !signIns.ever(admin.person()) || !postbox.delivers())
                .map(admin -> {
                    var way = requests.open(address, Target.HOME, null, SignInRequests.LINK_LIVES);
                    return """

                              The first administrator is %s. Open this within 15 minutes:

                                %s/sign-in/link/%s

                              or type the code %s %s at %s/sign-in/code

                            """.formatted(
                                    address,
                                    vendor.baseUrl(),
                                    way.token(),
                                    way.code().substring(0, 4),
                                    way.code().substring(4),
                                    vendor.baseUrl());
                });
    }

    private static void print(PrintStream console, String text) {
        // not through a log, which would be kept: this lets somebody in
        console.print(text);
        console.flush();
    }
}
