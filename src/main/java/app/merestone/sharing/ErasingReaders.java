package app.merestone.sharing;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever leads for the customer erases, on request, what is kept of somebody who read a link (rule 27). That a link was opened,
 * and that something was said, stays; whose address it was, what they called themselves and their words do not. None of it
 * was ever in the ledger. Also once the account has ended.
 */
@Service
@Transactional
@PreAuthorize("hasRole('CUSTOMER')")
public class ErasingReaders {

    private static final String OF_THE_ACCOUNT = " IN (SELECT id FROM plan_share WHERE account_id = :account)";

    private final Access access;
    private final ReaderAnswers answers;
    private final Shares shares;
    private final JdbcClient jdbc;
    private final Clock clock;

    ErasingReaders(Access access, ReaderAnswers answers, Shares shares, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.answers = answers;
        this.shares = shares;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Erases who said this and what they said. A second press changes nothing. */
    public void answer(AccountId account, AnswerId id) {
        var actor = access.customerSignatoryAlsoAfterwards(account);
        var answer = answers.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        answer.erase(actor, clock.instant());
        answers.save(answer);
    }

    /**
     * Erases whatever is kept of this address on any link of the account. Refused while a link that leads somewhere names it:
     * the link itself would go on keeping it. Where a link names the domain alone, whoever is forgotten may come again, and is kept
     * again if they do.
     *
     * @return from how many openings and answers it was erased
     */
    public int reader(AccountId account, String typed) {
        var actor = access.customerSignatoryAlsoAfterwards(account);
        var address = new EmailAddress(typed);
        for (var share : shares.findByAccountId(account)) {
            boolean told = share.unname(address);
            if (share.readers().entries().contains(address.value())) {
                if (!share.over() && !share.expiredAt(clock.instant())) {
                    throw Refused.because("share.erase-still-named", address.value());
                }
                share.forget(address);
                told = true;
            }
            if (told) {
                shares.save(share);
            }
        }
        var said = answers.findByAccountIdAndReader(account, address.value());
        for (var answer : said) {
            answer.erase(actor, clock.instant());
            answers.save(answer);
        }
        changed("DELETE FROM share_code WHERE address = :address AND share_id", account, address);
        return said.size()
                + changed("UPDATE share_open SET reader = NULL WHERE reader = :address AND share_id", account, address);
    }

    private int changed(String what, AccountId account, EmailAddress address) {
        return jdbc.sql(what + OF_THE_ACCOUNT)
                .param("address", address.value())
                .param("account", account.toString())
                .update();
    }
}
