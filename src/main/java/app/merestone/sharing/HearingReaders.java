package app.merestone.sharing;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The champion and the deputy hear what people with a link said, and decide whether the vendor does. */
@Service
@Transactional
public class HearingReaders {

    private static final int MOST = 50;

    private final Access access;
    private final ReaderAnswers answers;
    private final JdbcClient jdbc;
    private final Clock clock;

    HearingReaders(Access access, ReaderAnswers answers, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.answers = answers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everything that was said, the newest first. */
    @PreAuthorize("hasRole('CUSTOMER')")
    @Transactional(readOnly = true)
    public List<Said> said(AccountId account) {
        access.customerSignatoryAlsoAfterwards(account);
        return read(account, "", true);
    }

    /** What the customer let the vendor read, the newest first. */
    @PreAuthorize("hasAnyRole('CSM', 'LEADER')")
    @Transactional(readOnly = true)
    public List<Said> passedOn(AccountId account) {
        access.readingAsVendor(account);
        return read(account, " AND passed_on_at IS NOT NULL", false);
    }

    /** Lets the vendor read it. */
    @PreAuthorize("hasRole('CUSTOMER')")
    public void passOn(AccountId account, AnswerId id) {
        var actor = access.customerSignatory(account);
        var answer = answers.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        answer.passOn(actor, clock.instant());
        answers.save(answer);
    }

    /** Marks it as seen to; it signs nothing and tells nobody. */
    @PreAuthorize("hasRole('CUSTOMER')")
    public void done(AccountId account, AnswerId id) {
        var actor = access.customerSignatory(account);
        var answer = answers.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        answer.done(actor, clock.instant());
        answers.save(answer);
    }

    private List<Said> read(AccountId account, String which, boolean forTheCustomer) {
        return jdbc.sql("SELECT * FROM share_answer WHERE account_id = :account" + which
                        + " ORDER BY said_at DESC, id DESC LIMIT :most")
                .param("account", account.toString())
                .param("most", MOST)
                .query((row, n) -> new Said(
                        AnswerId.parse(row.getString("id")),
                        ReaderSays.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("words"),
                        forTheCustomer ? row.getString("reader") : null,
                        row.getObject("said_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getString("passed_on_name"),
                        forTheCustomer ? row.getString("done_name") : null))
                .list();
    }

    /**
     * Something that was said.
     *
     * @param name as they wrote it, proven by nothing; may be empty
     * @param reader the address that a code has proven, for the customer's own eyes; empty where the link was enough
     * @param passedOnBy who let the vendor read it; empty while nobody did
     * @param doneBy who has seen to it, for the customer's own eyes; empty while nobody has
     */
    public record Said(
            AnswerId id,
            ReaderSays kind,
            String name,
            String words,
            @Nullable String reader,
            Instant at,
            @Nullable String passedOnBy,
            @Nullable String doneBy)
            implements Serializable {}
}
