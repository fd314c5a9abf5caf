package app.merestone.sharing;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.StoredTime;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The champion and the deputy hear what people with a link said, and decide whether the vendor does. */
@Service
@Transactional
public class HearingReaders {

    static final int MOST = 50;

    private static final Instant LAST = Instant.parse("9000-01-01T00:00:00Z");

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

    /**
     * Everything that was said: what nobody has seen to, the newest first, and then the rest.
     *
     * @param after only what follows there; empty for the first page
     */
    @PreAuthorize("hasRole('CUSTOMER')")
    @Transactional(readOnly = true)
    public Heard said(AccountId account, @Nullable Place after) {
        access.customerSignatoryAlsoAfterwards(account);
        return read(account, "", "CASE WHEN done_at IS NULL THEN 0 ELSE 1 END", after, true);
    }

    /**
     * What the customer let the vendor read, the newest first.
     *
     * @param after only what follows there; empty for the first page
     */
    @PreAuthorize("hasAnyRole('CSM', 'LEADER')")
    @Transactional(readOnly = true)
    public Heard passedOn(AccountId account, @Nullable Place after) {
        access.readingAsVendor(account);
        // what the customer has seen to is their own, also by where it stands
        return read(
                account,
                " AND passed_on_at IS NOT NULL",
                "CASE WHEN passed_on_at IS NULL THEN 1 ELSE 0 END",
                after,
                false);
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

    private Heard read(AccountId account, String which, String seenTo, @Nullable Place after, boolean forTheCustomer) {
        var from = after == null ? new Place(0, LAST, "~") : after;
        var answers = jdbc.sql("SELECT share_answer.*,"
                        + " (SELECT s.made_at FROM plan_share s WHERE s.id = share_answer.share_id) AS link_made,"
                        + " (SELECT s.made_for FROM plan_share s WHERE s.id = share_answer.share_id) AS link_for"
                        + " FROM share_answer WHERE account_id = :account" + which + " AND (" + seenTo
                        + " > :seenTo OR (" + seenTo
                        + " = :seenTo AND (said_at < :at OR (said_at = :at AND id < :id)))) ORDER BY " + seenTo
                        + ", said_at DESC, id DESC LIMIT :most")
                .param("account", account.toString())
                .param("seenTo", from.seenTo())
                .param("at", StoredTime.column(from.at()))
                .param("id", from.id())
                .param("most", MOST + 1)
                .query((row, n) -> new Said(
                        AnswerId.parse(row.getString("id")),
                        ReaderSays.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("words"),
                        forTheCustomer ? row.getString("reader") : null,
                        StoredTime.of(row, "said_at"),
                        forTheCustomer ? StoredTime.of(row, "link_made") : null,
                        forTheCustomer ? row.getString("link_for") : "",
                        row.getString("passed_on_name"),
                        forTheCustomer ? row.getString("done_name") : null,
                        row.getString("erased_name")))
                .list();
        if (answers.size() <= MOST) {
            return new Heard(answers, null);
        }
        var last = answers.get(MOST - 1);
        return new Heard(
                List.copyOf(answers.subList(0, MOST)),
                new Place(last.doneBy() == null ? 0 : 1, last.at(), last.id().toString()));
    }

    /** Where a page of answers ended. */
    public record Place(int seenTo, Instant at, String id) implements Serializable {}

    /**
     * A page of what was said.
     *
     * @param next where the next page begins; empty where this is the last
     */
    public record Heard(List<Said> answers, @Nullable Place next) implements Serializable {

        /** Both pages as one. */
        public Heard followedBy(Heard more) {
            return new Heard(
                    Stream.concat(answers.stream(), more.answers.stream()).toList(), more.next);
        }
    }

    /**
     * Something that was said.
     *
     * @param name as they wrote it, proven by nothing; may be empty
     * @param reader the address that a code has proven, for the customer's own eyes; empty where the link was enough
     * @param link when the link was made by which it came, for the customer's own eyes
     * @param linkFor whom that link is for, as its champion said, for the customer's own eyes; may be empty
     * @param passedOnBy who let the vendor read it; empty while nobody did
     * @param doneBy who has seen to it, for the customer's own eyes; empty while nobody has
     * @param erasedBy who erased name and words; empty while they stand
     */
    public record Said(
            AnswerId id,
            ReaderSays kind,
            String name,
            String words,
            @Nullable String reader,
            Instant at,
            @Nullable Instant link,
            String linkFor,
            @Nullable String passedOnBy,
            @Nullable String doneBy,
            @Nullable String erasedBy)
            implements Serializable {}
}
