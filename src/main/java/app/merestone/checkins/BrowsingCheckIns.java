package app.merestone.checkins;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.ledger.Role;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which follow-ups are arranged, and which are mine. */
@Service
@Transactional(readOnly = true)
public class BrowsingCheckIns {

    private static final LocalDate BEFORE_ALL = LocalDate.of(1000, 1, 1);
    private static final int MOST = 200;

    private final Access access;
    private final CheckIns checkIns;
    private final CheckInReads reads;
    private final Directory directory;

    BrowsingCheckIns(Access access, CheckIns checkIns, CheckInReads reads, Directory directory) {
        this.access = access;
        this.checkIns = checkIns;
        this.directory = directory;
        this.reads = reads;
    }

    /** The account's open check-ins, the next one first. */
    @PreAuthorize("hasAnyRole('CUSTOMER','CSM','LEADER')")
    public List<CheckInSummary> open(AccountId account) {
        access.reading(account);
        return reads.open(account);
    }

    /** The account's check-ins that took place, the latest first; two hundred at most. */
    @PreAuthorize("hasAnyRole('CUSTOMER','CSM','LEADER')")
    public List<CheckInSummary> done(AccountId account) {
        access.reading(account);
        return reads.done(account, MOST);
    }

    /** One check-in of the account, open or done. */
    @PreAuthorize("hasAnyRole('CUSTOMER','CSM','LEADER')")
    public CheckInSummary checkIn(AccountId account, CheckInId id) {
        access.reading(account);
        return reads.one(account, id).orElseThrow(NotFound::new);
    }

    /**
     * What the person asking may do about this account's check-ins. A sponsor and a colleague read; once the account has
     * ended none is arranged any more, and what was promised is still said to be done.
     */
    @PreAuthorize("hasAnyRole('CUSTOMER','CSM','LEADER')")
    public Offers offers(AccountId account) {
        var role = access.reading(account).role();
        boolean acts = role != Role.SPONSOR && role != Role.COLLEAGUE;
        return new Offers(acts && !directory.account(account).ended(), acts);
    }

    /** Who may own a check-in on this account: whoever acts on it on either side today, and oneself. */
    @PreAuthorize("hasAnyRole('CUSTOMER','CSM','LEADER')")
    public List<PersonFacts> owners(AccountId account) {
        var reader = access.reading(account);
        return Stream.concat(
                        checkIns.owners(account).stream(), directory.people(Set.of(reader.person())).values().stream())
                .collect(Collectors.toMap(
                        PersonFacts::person, Function.identity(), (first, again) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /**
     * A page of the open check-ins that the vendor person asking owns, on all accounts, the most urgent first.
     *
     * @param after the last one of the page before; empty for the first page
     * @param most at most so many
     */
    @PreAuthorize("hasAnyRole('CSM','LEADER')")
    public List<CheckInSummary> mine(@Nullable CheckInSummary after, int most) {
        var reader = access.portfolioReader();
        return reads.openOwnedBy(
                reader.person(),
                after == null ? BEFORE_ALL : after.due(),
                after == null ? "" : after.id().toString(),
                Math.min(most, MOST));
    }

    /**
     * What a page offers; the use cases decide again.
     *
     * @param arrange a new check-in
     * @param record what came of one
     */
    public record Offers(boolean arrange, boolean record) implements Serializable {}
}
