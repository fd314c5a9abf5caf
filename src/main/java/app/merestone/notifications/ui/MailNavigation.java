package app.merestone.notifications.ui;

import app.merestone.kernel.AccountId;
import app.merestone.shell.NavigationItem;
import app.merestone.shell.NavigationSource;
import app.merestone.shell.Translations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The way to the mail switch, the last line of everybody's menu. */
@Component
public class MailNavigation implements NavigationSource {

    private static final int LAST = 900;

    private final Translations words;

    MailNavigation(Translations words) {
        this.words = words;
    }

    @Override
    public List<NavigationItem> items(Set<String> roles, Optional<AccountId> account) {
        return roles.isEmpty() ? List.of() : List.of(new NavigationItem("/mail", words.onPage("mail.page.menu"), LAST));
    }
}
