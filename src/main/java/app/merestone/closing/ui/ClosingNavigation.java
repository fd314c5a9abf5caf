package app.merestone.closing.ui;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.Side;
import app.merestone.shell.NavigationItem;
import app.merestone.shell.NavigationSource;
import app.merestone.shell.Translations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The ways to the closing pages; each side walks its own address. */
@Component
public class ClosingNavigation implements NavigationSource {

    private static final int ORDER = 70;

    private final Translations words;

    ClosingNavigation(Translations words) {
        this.words = words;
    }

    /** Can we close? */
    public static String close(AccountId account, Side side) {
        return base(account, side) + "/close";
    }

    /** The evidence question; customer people only. */
    public static String answer(AccountId account) {
        return base(account, Side.CUSTOMER) + "/close/answer";
    }

    /** The certificate of a closed onboarding. */
    public static String certificate(AccountId account, Side side) {
        return base(account, side) + "/certificate";
    }

    /** Reporting that a result on the certificate no longer holds. */
    public static String lapse(AccountId account, Side side) {
        return certificate(account, side) + "/lapse";
    }

    /** Ending an onboarding without a result; leaders only. */
    public static String end(AccountId account) {
        return base(account, Side.VENDOR) + "/end";
    }

    static String base(AccountId account, Side side) {
        return (side == Side.VENDOR ? "/accounts/" : "/plan/") + account;
    }

    @Override
    public List<NavigationItem> items(Set<String> roles, Optional<AccountId> account) {
        if (account.isEmpty() || Set.of("CUSTOMER", "CSM", "LEADER").stream().noneMatch(roles::contains)) {
            return List.of();
        }
        var side = roles.contains("CUSTOMER") ? Side.CUSTOMER : Side.VENDOR;
        return List.of(new NavigationItem(close(account.get(), side), words.onPage("closing.menu"), ORDER));
    }
}
