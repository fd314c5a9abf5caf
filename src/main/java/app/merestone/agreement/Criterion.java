package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One thing that both sides want to be able to say, through all its wordings (rules 1 to 3).
 *
 * <p>At any time one revision lies on the table. It is agreed when both sides have accepted it; until then the revision
 * agreed before, if there is one, stays in force. Taking a revision off the table puts the one before it back there.
 * Nothing is ever rewritten.
 */
@Table("criterion")
@SuppressWarnings("UnusedVariable") // some columns are written here and read past the aggregate
class Criterion extends AbstractAggregateRoot<Criterion> {

    /** Whoever needs more than this many versions is talking about something else by now. */
    static final int MOST_REVISIONS = 60;

    static final int LONGEST_REASON = 500;

    private final @Id CriterionId id;
    private @Version @Nullable Integer version;

    @Column("account_id")
    private final AccountId account;

    @MappedCollection(idColumn = "criterion_id")
    private final Set<Revision> revisions;

    @Column("table_revision")
    private int onTable;

    @Column("agreed_revision")
    private @Nullable Integer agreed;

    private @Nullable Instant agreedAt;

    @Column("first_agreed_due")
    private @Nullable LocalDate firstAgreedDue;

    /** The agreed day whose passing is still to be seen to: nobody looks at any other. */
    @Column("awaited_due")
    private @Nullable LocalDate awaitedDue;

    /** The agreed day whose passing has made its check-in. */
    @Column("passed_due")
    private @Nullable LocalDate passedDue;

    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "drop_")
    private @Nullable Signed dropProposed;

    private @Nullable String dropReason;
    private @Nullable Instant droppedAt;
    private @Nullable Instant withdrawnAt;

    /** Who moved last: named to whoever comes too late. */
    private String changedBy;

    /** Since when it has been as it is. */
    private Instant since;

    @PersistenceCreator
    Criterion(
            CriterionId id,
            @Nullable Integer version,
            AccountId account,
            Set<Revision> revisions,
            int onTable,
            @Nullable Integer agreed,
            @Nullable Instant agreedAt,
            @Nullable LocalDate firstAgreedDue,
            @Nullable LocalDate awaitedDue,
            @Nullable LocalDate passedDue,
            @Nullable Signed dropProposed,
            @Nullable String dropReason,
            @Nullable Instant droppedAt,
            @Nullable Instant withdrawnAt,
            String changedBy,
            Instant since) {
        this.id = id;
        this.version = version;
        this.account = account;
        this.revisions = new HashSet<>(revisions);
        this.onTable = onTable;
        this.agreed = agreed;
        this.agreedAt = agreedAt;
        this.firstAgreedDue = firstAgreedDue;
        this.awaitedDue = awaitedDue;
        this.passedDue = passedDue;
        this.dropProposed = dropProposed;
        this.dropReason = dropReason;
        this.droppedAt = droppedAt;
        this.withdrawnAt = withdrawnAt;
        this.changedBy = changedBy;
        this.since = since;
    }

    private Criterion(CriterionId id, AccountId account, Revision first, Signed by) {
        this(
                id,
                null,
                account,
                Set.of(first),
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                by.name(),
                by.at());
    }

    /** A suggestion of the playbook: words to start from, put forward by nobody yet and binding nobody. */
    static Criterion suggest(CriterionId id, AccountId account, Wording wording, Signed by) {
        return new Criterion(
                id, account, Revision.of(account, id, 1, wording, by.role().side(), true, by), by);
    }

    /** Either side puts a criterion forward. */
    static Criterion propose(
            CriterionId id, AccountId account, Wording wording, Actor by, Circumstances world, Instant at) {
        admit(wording, by, world);
        var signed = Signed.by(by, at);
        var criterion =
                new Criterion(id, account, Revision.of(account, id, 1, wording, by.side(), false, signed), signed);
        criterion.acceptOwn(by, signed);
        criterion.registerEvent(new CriterionProposed(account, id, 1, at));
        return criterion;
    }

    /**
     * Puts another wording on the table, on top of the revision that the person has seen.
     *
     * @return whether anything happened: the same person pressing twice is heard once
     */
    boolean counter(int seen, Wording wording, Actor by, Circumstances world, Instant at) {
        if (repeats(seen, wording, by)) {
            return false;
        }
        standing(seen);
        world.stillOpen();
        if (wording.equals(table().wording())) {
            throw Refused.because("criterion.unchanged", onTable);
        }
        if (revisions.size() >= MOST_REVISIONS) {
            throw Refused.because("criterion.too-many-versions", MOST_REVISIONS);
        }
        admit(wording, by, world);
        var signed = Signed.by(by, at);
        onTable = revisions.size() + 1;
        revisions.add(Revision.of(account, id, onTable, wording, by.side(), false, signed));
        acceptOwn(by, signed);
        moved(by, at);
        registerEvent(new CriterionProposed(account, id, onTable, at));
        return true;
    }

    /**
     * Accepts the revision that the person has seen, for their side.
     *
     * @return whether anything happened: accepting twice is accepting
     */
    boolean accept(int seen, Actor by, Circumstances world, Instant at) {
        alive();
        if (seen == onTable && table().acceptedBy(by.side())) {
            return false;
        }
        standing(seen);
        signs(by);
        world.stillOpen();
        var revision = table();
        world.admit(revision.wording());
        if (by.side() == Side.CUSTOMER) {
            world.complete(revision.wording());
        }
        if (revision.acceptedBy(by.side().other())) {
            world.agreeable(revision.wording());
        }
        replace(revision.accepted(by.side(), Signed.by(by, at)));
        moved(by, at);
        if (table().agreed()) {
            agree(at);
        } else {
            registerEvent(new CriterionChanged(account, id, at));
        }
        return true;
    }

    /** Takes the other's wording off the table: the version before it stays. */
    boolean keep(int seen, Actor by, Instant at) {
        if (declinedBy(seen, by)) {
            return false;
        }
        standing(seen);
        signs(by);
        if (table().acceptedBy(by.side())) {
            throw Refused.because("criterion.already-accepted", seen);
        }
        var before = before(seen);
        if (before == 0 || revision(before).suggested()) {
            throw Refused.because("criterion.nothing-to-keep");
        }
        replace(table().declined(Signed.by(by, at)));
        onTable = before;
        moved(by, at);
        registerEvent(new CriterionChanged(account, id, at));
        return true;
    }

    /**
     * Takes one's own word back while the other side has not answered: the proposer their proposal, a signatory the
     * acceptance that was given for their side. Once a signatory of theirs accepted a proposal, only one who signs takes
     * it back: it would undo their acceptance.
     */
    boolean withdraw(int seen, Actor by, Circumstances world, Instant at) {
        if (declinedBy(seen, by)) {
            return false;
        }
        standing(seen);
        var revision = table();
        if (revision.suggested()) {
            throw Refused.because("criterion.nothing-to-withdraw");
        }
        if (revision.acceptedBy(by.side().other())) {
            throw Refused.because("criterion.already-answered", seen);
        }
        var accepted = revision.acceptance(by.side());
        if (accepted != null && !by.signs()) {
            throw Refused.because("criterion.accepted-for-side", seen, accepted.name());
        }
        if (revision.proposed().person().equals(by.person())) {
            takeBack(revision, by, world, at);
        } else if (revision.acceptedBy(by.side()) && by.signs()) {
            replace(revision.accepted(by.side(), null));
        } else {
            throw Refused.because("criterion.nothing-to-withdraw");
        }
        moved(by, at);
        registerEvent(new CriterionChanged(account, id, at));
        return true;
    }

    /** One side wants it gone; it stays until the other side says so too. */
    boolean proposeDrop(int seen, String reason, Actor by, Circumstances world, Instant at) {
        if (dropProposed != null && dropProposed.person().equals(by.person())) {
            return false;
        }
        standing(seen);
        signs(by);
        world.droppable();
        dropReason = Typed.required("reason", reason, LONGEST_REASON);
        dropProposed = Signed.by(by, at);
        moved(by, at);
        registerEvent(new CriterionChanged(account, id, at));
        return true;
    }

    /** The other side agrees: it is dropped by both. */
    boolean agreeToDrop(Instant seen, Actor by, Circumstances world, Instant at) {
        if (droppedAt != null) {
            return false;
        }
        var asked = dropQuestion();
        signs(by);
        if (asked.role().side() == by.side()) {
            throw Refused.because("criterion.drop-needs-both");
        }
        if (!asked.at().equals(seen)) {
            throw Refused.because("criterion.drop.changed", asked.name());
        }
        world.droppable();
        droppedAt = at;
        awaitedDue = null;
        moved(by, at);
        registerEvent(new CriterionDropped(account, id, at));
        return true;
    }

    /** It stays: the other side wants to keep it, or whoever wanted it gone thinks better of it. */
    void stays(Actor by, Instant at) {
        dropQuestion();
        signs(by);
        dropProposed = null;
        dropReason = null;
        moved(by, at);
        registerEvent(new CriterionChanged(account, id, at));
    }

    /** Whether the agreed day is over and its passing still to be seen to. */
    boolean dateOver(LocalDate today) {
        return awaitedDue != null && awaitedDue.isBefore(today);
    }

    /**
     * Sees to the passing of the agreed day: from here on it is awaited no more.
     *
     * @return the day, when it passed without a co-signed result; empty otherwise, and before it is over
     */
    Optional<LocalDate> datePassed(Circumstances world) {
        if (!dateOver(world.today())) {
            return Optional.empty();
        }
        var day = awaitedDue;
        awaitedDue = null;
        if (world.shown()) {
            return Optional.empty();
        }
        passedDue = day;
        return Optional.ofNullable(day);
    }

    /**
     * A signature under its result was withdrawn: a day that passed while both stood there counts after all.
     *
     * @return whether there is such a day
     */
    boolean noLongerShown() {
        var before = awaitedDue;
        awaitDate();
        return !Objects.equals(before, awaitedDue);
    }

    CriterionId id() {
        return id;
    }

    AccountId account() {
        return account;
    }

    Revision table() {
        return revision(onTable);
    }

    /** What is in force; empty until both have agreed for the first time. */
    @Nullable
    Revision inForce() {
        return agreed == null ? null : revision(agreed);
    }

    int inForceNumber() {
        return agreed == null ? 0 : agreed;
    }

    Revision revision(int number) {
        return revisions.stream()
                .filter(r -> r.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no revision " + number + " of " + id));
    }

    List<Revision> revisions() {
        return revisions.stream()
                .sorted(Comparator.comparingInt(Revision::number))
                .toList();
    }

    @Nullable
    LocalDate firstAgreedDue() {
        return firstAgreedDue;
    }

    @Nullable
    Integer version() {
        return version;
    }

    boolean dropped() {
        return droppedAt != null;
    }

    /** Whose answer is awaited on the words, or on the wish to drop it. */
    @Nullable
    Side waitsFor() {
        if (droppedAt != null || withdrawnAt != null) {
            return null;
        }
        return dropProposed != null ? dropProposed.role().side().other() : table().waitsFor();
    }

    private static void admit(Wording wording, Actor by, Circumstances world) {
        world.admit(wording);
        if (by.side() == Side.CUSTOMER) {
            world.complete(wording);
        }
    }

    private void acceptOwn(Actor by, Signed signed) {
        if (by.signs()) {
            replace(table().accepted(by.side(), signed));
        }
    }

    private void agree(Instant at) {
        agreed = onTable;
        agreedAt = at;
        if (firstAgreedDue == null) {
            firstAgreedDue = table().due();
        }
        awaitDate();
        registerEvent(new CriterionAgreed(account, id, onTable, at));
    }

    /** One check-in for each agreed day: one that has made its own is not awaited again. */
    private void awaitDate() {
        var inForce = inForce();
        var due = inForce == null ? null : inForce.due();
        awaitedDue = Objects.equals(due, passedDue) ? null : due;
    }

    private void takeBack(Revision revision, Actor by, Circumstances world, Instant at) {
        var before = before(revision.number());
        if (before > 0) {
            onTable = before;
        } else if (world.firstValue()) {
            throw Refused.because("first-value.never-dropped");
        } else {
            withdrawnAt = at;
        }
        replace(revision.declined(Signed.by(by, at)));
    }

    /** The revision that lay on the table before this one; 0 when this was the first. */
    private int before(int number) {
        return revisions.stream()
                .filter(Revision::onOffer)
                .mapToInt(Revision::number)
                .filter(n -> n < number)
                .max()
                .orElse(0);
    }

    private boolean repeats(int seen, Wording wording, Actor by) {
        var last = table();
        return onTable == seen + 1
                && last.proposed().person().equals(by.person())
                && last.wording().equals(wording);
    }

    private boolean declinedBy(int number, Actor by) {
        return revisions.stream()
                .filter(r -> r.number() == number)
                .anyMatch(r -> r.declined() != null && r.declined().person().equals(by.person()));
    }

    private void alive() {
        if (droppedAt != null) {
            throw Refused.because("criterion.dropped");
        }
        if (withdrawnAt != null) {
            throw Refused.because("criterion.withdrawn", changedBy);
        }
    }

    private void standing(int seen) {
        alive();
        if (seen != onTable) {
            throw Refused.because("criterion.changed", changedBy, onTable);
        }
        if (dropProposed != null) {
            throw Refused.because("criterion.drop-pending", dropProposed.name());
        }
    }

    private Signed dropQuestion() {
        if (droppedAt != null) {
            throw Refused.because("criterion.dropped");
        }
        if (dropProposed == null) {
            throw Refused.because("criterion.no-drop-pending", changedBy);
        }
        return dropProposed;
    }

    private static void signs(Actor by) {
        if (!by.signs()) {
            throw Refused.because("criterion.signatory-needed");
        }
    }

    private void replace(Revision changed) {
        revisions.removeIf(r -> r.number() == changed.number());
        revisions.add(changed);
    }

    private void moved(Actor by, Instant at) {
        changedBy = by.name();
        since = at;
    }
}
