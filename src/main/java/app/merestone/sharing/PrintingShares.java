package app.merestone.sharing;

import app.merestone.kernel.AccountId;
import app.merestone.paper.Press;
import app.merestone.shell.Translations;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a link would show, on paper: for whoever makes links, before there is one. Holds no transaction while it prints. */
@Service
@Transactional(readOnly = true, propagation = Propagation.NOT_SUPPORTED)
public class PrintingShares {

    private final BrowsingShares browsing;
    private final Press press;
    private final Translations words;

    PrintingShares(BrowsingShares browsing, Press press, Translations words) {
        this.browsing = browsing;
        this.press = press;
        this.words = words;
    }

    /** The file of what a link made like this would show now; empty when too much is being printed. */
    @PreAuthorize("hasRole('CUSTOMER')")
    public Optional<byte[]> preview(AccountId account, NewShare chosen) {
        return press.print(browsing.preview(account, chosen).onPaper(words));
    }
}
