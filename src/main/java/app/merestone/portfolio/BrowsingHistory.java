package app.merestone.portfolio;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.ledger.ActFilter;
import app.merestone.ledger.ChainBreak;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who did what when: an account's ledger, for everybody who may read the account. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAnyRole('CUSTOMER', 'CSM', 'LEADER')")
public class BrowsingHistory {

    /** Entries of one page. */
    public static final int PAGE = 30;

    private final Access access;
    private final Directory directory;
    private final Ledger ledger;

    BrowsingHistory(Access access, Directory directory, Ledger ledger) {
        this.access = access;
        this.directory = directory;
        this.ledger = ledger;
    }

    /**
     * An entry with the names that people know.
     *
     * @param person name of who did it, as it was then
     * @param invitedBy name of who let them in
     */
    public record Line(
            LedgerEntry entry, String person, @Nullable String invitedBy) implements Serializable {}

    /**
     * What of the history is asked for.
     *
     * @param side whose acts; empty for both sides'
     */
    public record Which(ActGroup acts, @Nullable Side side) implements Serializable {

        /** All of it. */
        public static final Which EVERYTHING = new Which(ActGroup.ALL, null);
    }

    /**
     * A page of history, newest first.
     *
     * @param zone in which it is told
     * @param more whether older entries follow
     * @param theirsToTake whether whoever reads may take the whole away as a file
     */
    public record HistoryPage(String accountName, ZoneId zone, List<Line> lines, boolean more, boolean theirsToTake)
            implements Serializable {}

    /**
     * A page of entries, newest first.
     *
     * @param before only entries with a smaller sequence; {@link Long#MAX_VALUE} for the newest
     */
    public HistoryPage page(AccountId account, Which which, long before) {
        var reader = access.reading(account);
        var facts = directory.account(account);
        var entries = ledger.page(account, new ActFilter(which.acts().things(), which.side()), before, PAGE + 1);
        var people = directory.people(entries.stream()
                .flatMap(e -> Stream.of(e.person(), e.invitedBy()))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.<PersonId>toSet()));
        var lines = entries.stream()
                .limit(PAGE)
                .map(e -> new Line(e, e.name().orElseGet(() -> name(people.get(e.person()))), invitedBy(e, people)))
                .toList();
        return new HistoryPage(
                facts.name(),
                facts.zone(),
                lines,
                entries.size() > PAGE,
                reader.side() == Side.CUSTOMER && reader.signs());
    }

    /** Reads the account's whole chain again; empty when it holds. */
    public List<ChainBreak> check(AccountId account) {
        access.reading(account);
        return ledger.check(account);
    }

    private static @Nullable String invitedBy(LedgerEntry entry, java.util.Map<PersonId, PersonFacts> people) {
        var by = entry.invitedBy();
        return by == null ? null : name(people.get(by));
    }

    private static String name(@Nullable PersonFacts person) {
        return person == null ? "" : person.name();
    }
}
