package app.merestone.checkins.ui;

import app.merestone.checkins.CheckInId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Side;
import app.merestone.shell.NavigationItem;
import app.merestone.shell.NavigationSource;
import app.merestone.shell.Translations;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The ways to the check-in pages; each side walks its own address. */
@Component
public class CheckInsNavigation implements NavigationSource {

    private static final int ORDER = 60;

    private final Translations words;

    CheckInsNavigation(Translations words) {
        this.words = words;
    }

    /** All check-ins of the account. */
    public static String all(AccountId account, Side side) {
        return (side == Side.VENDOR ? "/accounts/" : "/plan/") + account + "/check-ins";
    }

    /** One check-in. */
    public static String one(AccountId account, CheckInId checkIn, Side side) {
        return all(account, side) + "/" + checkIn;
    }

    /** A new check-in; {@code about} is filled in and can be changed. */
    public static String arrange(AccountId account, Side side, String about) {
        return all(account, side) + "/new"
                + (about.isEmpty() ? "" : "?about=" + URLEncoder.encode(about, StandardCharsets.UTF_8));
    }

    // which pages to offer; what the person may do there is asked of the use cases
    static Side side() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean customer = authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> "ROLE_CUSTOMER".equals(authority.getAuthority()));
        return customer ? Side.CUSTOMER : Side.VENDOR;
    }

    @Override
    public List<NavigationItem> items(Set<String> roles, Optional<AccountId> account) {
        if (account.isEmpty() || Set.of("CUSTOMER", "CSM", "LEADER").stream().noneMatch(roles::contains)) {
            return List.of();
        }
        return List.of(new NavigationItem(all(account.get(), side()), words.onPage("check-ins.menu"), ORDER));
    }
}
