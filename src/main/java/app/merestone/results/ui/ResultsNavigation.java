package app.merestone.results.ui;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.results.ResultAddresses;
import app.merestone.shell.NavigationItem;
import app.merestone.shell.NavigationSource;
import app.merestone.shell.Translations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The ways to the pages of results, and their line in an account's menu. */
@Component
public class ResultsNavigation implements NavigationSource {

    private static final int AFTER_THE_DATA = 40;
    private static final Set<String> READERS = Set.of("CUSTOMER", "CSM", "LEADER");

    private final Translations words;

    ResultsNavigation(Translations words) {
        this.words = words;
    }

    /** All results of the account. */
    public static String results(AccountId account) {
        return ResultAddresses.results(account);
    }

    /** One criterion's result. */
    public static String result(AccountId account, CriterionId criterion) {
        return ResultAddresses.result(account, criterion);
    }

    /** Where it is written down and recorded. */
    public static String record(AccountId account, CriterionId criterion) {
        return ResultAddresses.record(account, criterion);
    }

    /** Where the CSM co-signs. */
    public static String coSign(AccountId account, CriterionId criterion) {
        return ResultAddresses.coSign(account, criterion);
    }

    @Override
    public List<NavigationItem> items(Set<String> roles, Optional<AccountId> account) {
        if (roles.stream().noneMatch(READERS::contains)) {
            return List.of();
        }
        return account.map(id -> new NavigationItem(results(id), words.onPage("results.menu"), AFTER_THE_DATA)).stream()
                .toList();
    }
}
