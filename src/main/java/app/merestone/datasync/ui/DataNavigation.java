package app.merestone.datasync.ui;

import app.merestone.datasync.DataSyncId;
import app.merestone.datasync.ProofFileId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Side;
import app.merestone.shell.NavigationItem;
import app.merestone.shell.NavigationSource;
import app.merestone.shell.Translations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The ways to the pages of data syncs; each side walks its own address. */
@Component
public class DataNavigation implements NavigationSource {

    private static final int ORDER = 30;
    private static final int SYNCS_ORDER = 130;
    private static final int CONNECTIONS_ORDER = 215;

    private final Translations words;

    DataNavigation(Translations words) {
        this.words = words;
    }

    /** All data syncs of the account. */
    public static String all(AccountId account, Side side) {
        return (side == Side.VENDOR ? "/accounts/" : "/plan/") + account + "/data";
    }

    /** The plan that all of it is for, and the next act on it. */
    static String plan(AccountId account, Side side) {
        return (side == Side.VENDOR ? "/accounts/" : "/plan/") + account;
    }

    /** One data sync. */
    public static String one(AccountId account, DataSyncId sync, Side side) {
        return all(account, side) + "/" + sync;
    }

    /** Where a customer person says what is off with it. */
    public static String problem(AccountId account, DataSyncId sync) {
        return one(account, sync, Side.CUSTOMER) + "/problem";
    }

    /** A file that shows what is off. */
    static String proof(AccountId account, ProofFileId file) {
        return "/plan/" + account + "/proof/" + file;
    }

    /** Where the CSM connects one. */
    public static String connect(AccountId account) {
        return all(account, Side.VENDOR) + "/new";
    }

    /** Where the CSM describes a feed anew. */
    public static String correct(AccountId account, DataSyncId sync) {
        return one(account, sync, Side.VENDOR) + "/correct";
    }

    /** Where the CSM reports an arrival by its file. */
    public static String upload(AccountId account, DataSyncId sync) {
        return one(account, sync, Side.VENDOR) + "/upload";
    }

    /** Where the CSM lets go of a feed. */
    public static String disconnect(AccountId account, DataSyncId sync) {
        return one(account, sync, Side.VENDOR) + "/disconnect";
    }

    /** The data syncs of all accounts that need somebody; vendor people only. */
    public static String syncs() {
        return "/syncs";
    }

    /** The senders and their keys; admins only. */
    public static String connections() {
        return "/connections";
    }

    // which address to offer; what the person may do there is asked of the use cases
    static Side side() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean customer = authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> "ROLE_CUSTOMER".equals(authority.getAuthority()));
        return customer ? Side.CUSTOMER : Side.VENDOR;
    }

    @Override
    public List<NavigationItem> items(Set<String> roles, Optional<AccountId> account) {
        var items = new java.util.ArrayList<NavigationItem>();
        if (account.isPresent() && Set.of("CUSTOMER", "CSM", "LEADER").stream().anyMatch(roles::contains)) {
            items.add(new NavigationItem(all(account.get(), side()), say("data.menu"), ORDER));
        }
        if (roles.contains("CSM") || roles.contains("LEADER")) {
            items.add(new NavigationItem(syncs(), say("syncs.menu"), SYNCS_ORDER));
        }
        if (roles.contains("ADMIN")) {
            items.add(new NavigationItem(connections(), say("connections.menu"), CONNECTIONS_ORDER));
        }
        return List.copyOf(items);
    }

    private String say(String key) {
        return words.onPage(key);
    }
}
