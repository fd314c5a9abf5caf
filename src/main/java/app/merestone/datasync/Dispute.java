package app.merestone.datasync;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Table;

/** What a customer person says is off, with an owner on the vendor's side and the day by which they answer. */
// some columns are read by the pages alone
@SuppressWarnings("UnusedVariable")
@Table("sync_dispute")
class Dispute extends AbstractAggregateRoot<Dispute> {

    static final int LONGEST_EXPECTED = 1000;
    static final int LONGEST_PROOF = 2000;
    static final int LONGEST_ANSWER = 2000;
    /** Working days that the vendor has for its first answer. */
    static final int DAYS_TO_ANSWER = 3;

    /** Nobody waits longer than that for an answer. */
    static final int MOST_DAYS_TO_ANSWER = 90;

    private final @Id DisputeId id;
    private @Version @Nullable Integer version;
    private final AccountId accountId;
    private final DataSyncId syncId;
    private final @Nullable SyncRunId runId;
    private final DisputeReason reason;
    private final String expected;
    private final String proof;
    private final PersonId raisedBy;
    private final Instant raisedAt;
    private @Nullable PersonId ownerId;
    private LocalDate answerBy;
    private @Nullable String answer;
    private @Nullable PersonId answeredBy;
    private @Nullable Instant answeredAt;
    private @Nullable Ending ending;
    private @Nullable PersonId endedBy;
    private @Nullable Instant endedAt;

    /** How a dispute ended. */
    enum Ending {
        /** A later run was counted and was right. */
        RECHECKED,
        /** A later run was counted and something is off with that one too. */
        REPLACED,
        /** The customer took it back. */
        TAKEN_BACK,
        /** Both let go of the feed that it was about. */
        DISCONNECTED
    }

    /** Whether something is off with this arrival. */
    private boolean isAbout(SyncRunId run) {
        return run.equals(runId);
    }

    @PersistenceCreator
    private Dispute(
            DisputeId id,
            @Nullable Integer version,
            AccountId accountId,
            DataSyncId syncId,
            @Nullable SyncRunId runId,
            DisputeReason reason,
            String expected,
            String proof,
            PersonId raisedBy,
            Instant raisedAt,
            @Nullable PersonId ownerId,
            LocalDate answerBy,
            @Nullable String answer,
            @Nullable PersonId answeredBy,
            @Nullable Instant answeredAt,
            @Nullable Ending ending,
            @Nullable PersonId endedBy,
            @Nullable Instant endedAt) {
        this.id = id;
        this.version = version;
        this.accountId = accountId;
        this.syncId = syncId;
        this.runId = runId;
        this.reason = reason;
        this.expected = expected;
        this.proof = proof;
        this.raisedBy = raisedBy;
        this.raisedAt = raisedAt;
        this.ownerId = ownerId;
        this.answerBy = answerBy;
        this.answer = answer;
        this.answeredBy = answeredBy;
        this.answeredAt = answeredAt;
        this.ending = ending;
        this.endedBy = endedBy;
        this.endedAt = endedAt;
    }

    static Dispute raised(
            DataSync sync,
            @Nullable SyncRunId run,
            Complaint complaint,
            PersonId by,
            Instant now,
            @Nullable PersonId owner,
            LocalDate today) {
        return new Dispute(
                DisputeId.next(),
                null,
                sync.account(),
                sync.id(),
                run,
                complaint.reason(),
                Typed.required("dispute.expected", complaint.expected(), LONGEST_EXPECTED),
                Typed.optional("dispute.proof", complaint.proof(), LONGEST_PROOF),
                by,
                now,
                owner,
                workingDaysAfter(today, DAYS_TO_ANSWER),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** What the vendor said last; empty while it has not answered. */
    String answered() {
        return answer == null ? "" : answer;
    }

    /** The vendor says who of theirs sees to it, and by when the customer hears of it. */
    Dispute assign(PersonId owner, LocalDate by, LocalDate today) {
        if (ending != null) {
            throw Refused.because("dispute.over");
        }
        if (by.isBefore(today)) {
            throw Refused.because("dispute.by-past");
        }
        if (by.isAfter(today.plusDays(MOST_DAYS_TO_ANSWER))) {
            throw Refused.because("dispute.by-far", MOST_DAYS_TO_ANSWER);
        }
        ownerId = owner;
        answerBy = by;
        return this;
    }

    Dispute answer(String text, PersonId by, Instant now) {
        if (ending != null) {
            throw Refused.because("dispute.over");
        }
        answer = Typed.required("dispute.answer", text, LONGEST_ANSWER);
        answeredBy = by;
        answeredAt = now;
        registerEvent(new DisputeAnswered(accountId, syncId, now));
        return this;
    }

    /**
     * Whether a run was here before something was said to be off, so that it says nothing against that. The one rule for the
     * act, the turn and the page.
     *
     * @param raised when it was said; empty where nothing is
     * @param arrived when the run's records were here
     */
    static boolean looksPast(@Nullable Instant raised, @Nullable Instant arrived) {
        return raised != null && (arrived == null || !arrived.isAfter(raised));
    }

    /** The customer said that this run is right: refused of the one that they disputed, and of what was here before they did. */
    Dispute recheck(SyncRun run, PersonId by, Instant now) {
        if (isAbout(run.id())) {
            throw Refused.because("sync.disputed");
        }
        if (looksPast(raisedAt, run.arrivedAt())) {
            throw Refused.because("sync.disputed-since");
        }
        return end(Ending.RECHECKED, by, now);
    }

    Dispute end(Ending how, PersonId by, Instant now) {
        if (ending != null) {
            throw Refused.because("dispute.over");
        }
        ending = how;
        endedBy = by;
        endedAt = now;
        if (how == Ending.RECHECKED) {
            registerEvent(new DisputeSettled(accountId, syncId, now));
        }
        return this;
    }

    static LocalDate workingDaysAfter(LocalDate day, int days) {
        var date = day;
        for (int left = days; left > 0; ) {
            date = date.plusDays(1);
            if (date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return date;
    }

    DisputeId id() {
        return id;
    }

    DataSyncId sync() {
        return syncId;
    }

    DisputeReason reason() {
        return reason;
    }

    String expected() {
        return expected;
    }

    String proof() {
        return proof;
    }

    @Nullable
    PersonId owner() {
        return ownerId;
    }

    LocalDate answerBy() {
        return answerBy;
    }

    boolean open() {
        return ending == null;
    }
}
