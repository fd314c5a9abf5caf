package app.merestone.datasync;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One feed of a customer's data into the product, and how far it has come. The vendor's word takes it to connected, a run
 * with rows to arrived; from there on only customer people move it up (rule 6), and only they bring it back (rule 7).
 *
 * <p>While it is the vendor's word alone, the vendor corrects and disconnects it. Once the customer's own word is in, nothing
 * of what they compared changes any more, and letting go of the feed needs them as well: what is required is part of what
 * both agreed (rule 14).
 */
// some columns are read by the pages alone
@SuppressWarnings("UnusedVariable")
@Table("data_sync")
class DataSync extends AbstractAggregateRoot<DataSync> {

    static final int LONGEST_NAME = 80;
    static final int LONGEST_SOURCE = 120;
    static final int LONGEST_USE = 500;
    static final int LONGEST_WHY = 500;
    private static final int MOST_HOURS = 24 * 366;

    private final @Id DataSyncId id;
    private @Version @Nullable Integer version;
    private final AccountId accountId;
    private CriterionId criterionId;
    private String name;
    private String source;
    private Delivery delivery;

    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY, prefix = "tolerance_")
    private Tolerance tolerance;

    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY, prefix = "job_")
    private JobKey job;

    /** The address that this sync listens to; nothing once it is disconnected. */
    private @Nullable ContentHash jobHash;

    private int cadenceHours;
    private int graceHours;
    private SyncState state;
    private @Nullable String compared;

    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY, prefix = "connected_")
    private final Rung connected;

    private @Nullable Instant arrivedAt;

    @Embedded(onEmpty = Embedded.OnEmpty.USE_NULL, prefix = "verified_")
    private @Nullable Rung verified;

    private @Nullable SyncRunId verifiedRun;

    @Embedded(onEmpty = Embedded.OnEmpty.USE_NULL, prefix = "in_use_")
    private @Nullable Rung inUse;

    private @Nullable String inUseFor;

    /** The action that shows that its data is used; empty while the vendor names none. */
    private @Nullable String usageAction;

    /** Since when that action is reported of data that was checked; empty while it is not. */
    private @Nullable Instant usedSince;

    private @Nullable Instant goodUntil;
    private @Nullable Instant failedAt;
    private @Nullable Instant lookSince;
    private @Nullable LookReason lookReason;

    /** By when the next good run has to have ended. */
    private Instant expectedBy;

    /** When the clock alone changes how it stands; empty while only an event or an act can. */
    private @Nullable Instant watchAt;

    private @Nullable SyncNeed need;
    private @Nullable Instant needSince;
    private int fallPercent;
    private @Nullable DisputeId disputeId;
    private @Nullable String disconnectWhy;

    @Embedded(onEmpty = Embedded.OnEmpty.USE_NULL, prefix = "disconnect_asked_")
    private @Nullable Rung disconnectAsked;

    @Embedded(onEmpty = Embedded.OnEmpty.USE_NULL, prefix = "disconnected_")
    private @Nullable Rung disconnected;

    @PersistenceCreator
    private DataSync(
            DataSyncId id,
            @Nullable Integer version,
            AccountId accountId,
            CriterionId criterionId,
            String name,
            String source,
            Delivery delivery,
            Tolerance tolerance,
            JobKey job,
            @Nullable ContentHash jobHash,
            int cadenceHours,
            int graceHours,
            SyncState state,
            @Nullable String compared,
            Rung connected,
            @Nullable Instant arrivedAt,
            @Nullable Rung verified,
            @Nullable SyncRunId verifiedRun,
            @Nullable Rung inUse,
            @Nullable String inUseFor,
            @Nullable String usageAction,
            @Nullable Instant usedSince,
            @Nullable Instant goodUntil,
            @Nullable Instant failedAt,
            @Nullable Instant lookSince,
            @Nullable LookReason lookReason,
            Instant expectedBy,
            @Nullable Instant watchAt,
            @Nullable SyncNeed need,
            @Nullable Instant needSince,
            int fallPercent,
            @Nullable DisputeId disputeId,
            @Nullable String disconnectWhy,
            @Nullable Rung disconnectAsked,
            @Nullable Rung disconnected) {
        this.id = id;
        this.version = version;
        this.accountId = accountId;
        this.criterionId = criterionId;
        this.name = name;
        this.source = source;
        this.delivery = delivery;
        this.tolerance = tolerance;
        this.job = job;
        this.jobHash = jobHash;
        this.cadenceHours = cadenceHours;
        this.graceHours = graceHours;
        this.state = state;
        this.compared = compared;
        this.connected = connected;
        this.arrivedAt = arrivedAt;
        this.verified = verified;
        this.verifiedRun = verifiedRun;
        this.inUse = inUse;
        this.inUseFor = inUseFor;
        this.usageAction = usageAction;
        this.usedSince = usedSince;
        this.goodUntil = goodUntil;
        this.failedAt = failedAt;
        this.lookSince = lookSince;
        this.lookReason = lookReason;
        this.expectedBy = expectedBy;
        this.watchAt = watchAt;
        this.need = need;
        this.needSince = needSince;
        this.fallPercent = fallPercent;
        this.disputeId = disputeId;
        this.disconnectWhy = disconnectWhy;
        this.disconnectAsked = disconnectAsked;
        this.disconnected = disconnected;
    }

    static DataSync connected(AccountId account, NewSync form, PersonId by, Instant now) {
        var typed = typed(form);
        var sync = new DataSync(
                DataSyncId.next(),
                null,
                account,
                typed.criterion(),
                typed.name(),
                typed.source(),
                typed.delivery(),
                typed.tolerance(),
                typed.job(),
                typed.job().hash(),
                typed.cadenceHours(),
                typed.graceHours(),
                SyncState.CONNECTED,
                null,
                new Rung(by, now),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                punctuality(typed).nextBy(now),
                null,
                null,
                null,
                typed.fallPercent(),
                null,
                null,
                null,
                null);
        sync.settle(now);
        sync.registerEvent(new SyncConnected(account, sync.id, now));
        return sync;
    }

    private static NewSync typed(NewSync form) {
        if (form.cadenceHours() < 1 || form.cadenceHours() > MOST_HOURS) {
            throw Refused.because("sync.cadence");
        }
        if (form.graceHours() < 0 || form.graceHours() > MOST_HOURS) {
            throw Refused.because("sync.grace");
        }
        if (!VolumeFall.possible(form.fallPercent())) {
            throw Refused.because("sync.fall");
        }
        return new NewSync(
                Typed.line("sync.name", form.name(), LONGEST_NAME),
                Typed.line("sync.source", form.source(), LONGEST_SOURCE),
                form.criterion(),
                form.delivery(),
                form.tolerance(),
                JobKey.typed(
                        form.job().namespace(), form.job().name(), form.job().output()),
                form.cadenceHours(),
                form.graceHours(),
                form.fallPercent());
    }

    private static Punctuality punctuality(NewSync form) {
        return Punctuality.ofHours(form.cadenceHours(), form.graceHours());
    }

    /**
     * The vendor describes the feed anew, because it was described wrongly. Refused once the customer counted: what they
     * compared, against which tolerance and for which criterion, stays as they saw it. Another address is another stream of
     * runs, so the sync waits for its first arrival again; and what has arrived depends on how it delivers. What is on record
     * by the new description it is to hear then ({@link #heard}). A dispute is the customer's: it stays open, and with the criterion
     * that it keeps from being co-signed. While a wish to disconnect waits, they answer for the feed as they read it.
     */
    DataSync correct(NewSync form, Instant now) {
        mustBeConnected();
        if (compared != null) {
            throw Refused.because("sync.counted-before");
        }
        if (disconnectAsked != null) {
            throw Refused.because("sync.disconnect-open");
        }
        var typed = typed(form);
        if (disputeId != null && !typed.criterion().equals(criterionId)) {
            throw Refused.because("sync.disputed-criterion");
        }
        criterionId = typed.criterion();
        name = typed.name();
        source = typed.source();
        if (!listensTo(typed.job()) || delivery != typed.delivery()) {
            afresh();
        }
        delivery = typed.delivery();
        tolerance = typed.tolerance();
        cadenceHours = typed.cadenceHours();
        graceHours = typed.graceHours();
        fallPercent = typed.fallPercent();
        if (!listensTo(typed.job())) {
            job = typed.job();
            jobHash = job.hash();
        }
        expectedBy = punctuality().nextBy(goodUntil == null ? now : goodUntil);
        return settle(now);
    }

    private void afresh() {
        arrivedAt = null;
        goodUntil = null;
        failedAt = null;
        if (state == SyncState.ARRIVED) {
            state = SyncState.CONNECTED;
        }
    }

    /**
     * The vendor wants to let go of the feed. As long as connecting it was the vendor's word alone, so is this; once the
     * customer counted or said that something is off, the wish waits for them, and everything stays as it is meanwhile.
     *
     * @return whether it is disconnected
     */
    boolean disconnect(String why, PersonId by, Instant now) {
        mustBeConnected();
        disconnectWhy = Typed.required("sync.disconnect-why", why, LONGEST_WHY);
        disconnectAsked = new Rung(by, now);
        if (!customersWordIsIn()) {
            letGo(by, now);
        }
        return disconnected != null;
    }

    /**
     * The customer agrees that the feed goes.
     *
     * @param seen when the wish that they read had been spoken; agreeing to one reason is not agreeing to a newer one
     */
    DataSync agreeToDisconnect(Instant seen, PersonId by, Instant now) {
        askedAsSeen(seen);
        letGo(by, now);
        return this;
    }

    /** The customer wants it to stay, or the vendor takes its wish back: it is connected as before, and as it stood. */
    DataSync keepConnected(Instant seen) {
        askedAsSeen(seen);
        disconnectAsked = null;
        disconnectWhy = null;
        return this;
    }

    private void askedAsSeen(Instant seen) {
        mustBeConnected();
        if (disconnectAsked == null || !disconnectAsked.at().equals(seen)) {
            throw Refused.because("sync.disconnect.changed");
        }
    }

    private void letGo(PersonId by, Instant now) {
        disconnected = new Rung(by, now);
        jobHash = null;
        disputeId = null;
        settle(now);
    }

    private boolean customersWordIsIn() {
        return compared != null || disputeId != null;
    }

    private void mustBeConnected() {
        if (disconnected != null) {
            throw Refused.because("sync.disconnected");
        }
    }

    /** Whether an event of this job and output is about this sync. */
    boolean listensTo(JobKey address) {
        return job.equals(address) && jobHash != null;
    }

    /** A run ended well; with rows it has arrived, without it is still a good run. */
    DataSync ranWell(Instant endedAt, boolean withRows, Instant now) {
        // what had passed by then had passed, whether or not anybody looked at it meanwhile
        lateBy(endedAt, now);
        goodUntil = later(goodUntil, endedAt);
        expectedBy = later(expectedBy, punctuality().nextBy(endedAt));
        if (withRows) {
            arrived(now, now);
        }
        return settle(now);
    }

    private void arrived(Instant first, Instant now) {
        if (state == SyncState.CONNECTED) {
            state = SyncState.ARRIVED;
        }
        if (arrivedAt == null) {
            arrivedAt = first;
        }
        if (state == SyncState.ARRIVED && need == SyncNeed.UNDECIDED) {
            // nothing had been checked yet, and there is a newer one to count
            need = null;
        }
        registerEvent(new SyncArrived(accountId, id, now));
    }

    /**
     * What the runs on record under its address say together, for a sync that did not hear them as they came.
     *
     * @param lastGood when the last one ended that went well
     * @param lastBad when the last one ended that failed
     * @param firstArrival when the first rows were here, by our clock
     */
    DataSync heard(@Nullable Instant lastGood, @Nullable Instant lastBad, @Nullable Instant firstArrival, Instant now) {
        if (lastGood != null) {
            goodUntil = later(goodUntil, lastGood);
            expectedBy = later(expectedBy, punctuality().nextBy(lastGood));
        }
        if (firstArrival != null) {
            arrived(firstArrival, now);
        }
        return lastBad == null ? settle(now) : ranBadly(lastBad, now);
    }

    /**
     * A run failed. It shows at once; the customer's word falls when no good run follows within the grace. When a good run has
     * ended after it, it is old news that came late.
     */
    DataSync ranBadly(Instant endedAt, Instant now) {
        failedAt = later(failedAt, endedAt);
        registerEvent(new SyncFailed(accountId, id, now));
        return settle(now);
    }

    /**
     * What a run brought is not what the customer checked: less of it by more than was set, or other fields.
     *
     * @param since when its records were here, which may have been before its numbers were told
     */
    DataSync changed(LookReason how, Instant since, Instant now) {
        if (state.stands()) {
            lookAgain(how, since, now);
        }
        return settle(now);
    }

    /** A run that had ended is told its numbers or its columns: what waited for them can go on. */
    DataSync learned(Instant now) {
        registerEvent(new RunToldMore(accountId, id, now));
        return settle(now);
    }

    /**
     * A run that was taken to have brought something is told to have brought nothing.
     *
     * @param first when the first rows were here that another run brought; empty while none did
     */
    DataSync emptied(@Nullable Instant first, Instant now) {
        registerEvent(new RunToldMore(accountId, id, now));
        arrivedAt = first;
        if (first == null && state == SyncState.ARRIVED) {
            state = SyncState.CONNECTED;
        }
        return settle(now);
    }

    /** The moment to be looked at has come. Looking once more changes nothing more. */
    DataSync watched(Instant now) {
        return settle(now);
    }

    /** Its account has ended: nobody is waited for any more. */
    DataSync unwatched() {
        watchAt = null;
        need = null;
        needSince = null;
        return this;
    }

    private void lateBy(Instant moment, Instant now) {
        if (state.stands()) {
            punctuality()
                    .late(expectedBy, failedUnanswered(), moment)
                    .ifPresent(why -> lookAgain(
                            why,
                            why == LookReason.OVERDUE
                                    ? expectedBy
                                    : punctuality().recoveredBy(known(failedAt)),
                            now));
        }
    }

    private void lookAgain(LookReason why, Instant since, Instant now) {
        state = SyncState.NEEDS_ANOTHER_LOOK;
        usedSince = null;
        lookReason = why;
        lookSince = since;
        registerEvent(new SyncNeedsLook(accountId, id, why, since, now));
    }

    /** How it stands at this moment, for whom it waits, and when to look again. */
    private DataSync settle(Instant now) {
        if (disconnected != null) {
            return unwatched();
        }
        lateBy(now, now);
        var before = need;
        need = needed(now);
        if (need == null) {
            needSince = null;
        } else if (need != before || needSince == null) {
            needSince = needed(need, now);
        }
        if (need == SyncNeed.OVERDUE && before != SyncNeed.OVERDUE) {
            registerEvent(new SyncOverdue(accountId, id, now));
        }
        watchAt = nextLook(now);
        return this;
    }

    private @Nullable SyncNeed needed(Instant now) {
        if (state == SyncState.DISPUTED) {
            return SyncNeed.DISPUTED;
        }
        if (state == SyncState.NEEDS_ANOTHER_LOOK) {
            return SyncNeed.LOOK;
        }
        if (state.stands() && need == SyncNeed.UNDECIDED) {
            return SyncNeed.UNDECIDED;
        }
        if (failedUnanswered() != null) {
            return SyncNeed.FAILED;
        }
        if (!expectedBy.isAfter(now)) {
            return SyncNeed.OVERDUE;
        }
        if (state != SyncState.ARRIVED) {
            return null;
        }
        return need == SyncNeed.UNDECIDED ? SyncNeed.UNDECIDED : SyncNeed.WAITING;
    }

    private Instant needed(SyncNeed kind, Instant now) {
        return switch (kind) {
            case DISPUTED, UNDECIDED -> now;
            case LOOK -> lookSince == null ? now : lookSince;
            case FAILED -> known(failedAt);
            case OVERDUE -> expectedBy;
            case WAITING -> known(arrivedAt);
        };
    }

    private @Nullable Instant nextLook(Instant now) {
        if (state == SyncState.DISPUTED || state == SyncState.NEEDS_ANOTHER_LOOK) {
            return null;
        }
        var failed = failedUnanswered();
        if (state.stands()
                && failed != null
                && punctuality().recoveredBy(failed).isBefore(expectedBy)) {
            return punctuality().recoveredBy(failed);
        }
        return state.stands() || (failed == null && expectedBy.isAfter(now)) ? expectedBy : null;
    }

    /** When the last run failed that no good one ended after. */
    private @Nullable Instant failedUnanswered() {
        return failedAt != null && (goodUntil == null || !goodUntil.isAfter(failedAt)) ? failedAt : null;
    }

    private Punctuality punctuality() {
        return Punctuality.ofHours(cadenceHours, graceHours);
    }

    /** Whether the customer's word stands, and this is the last good run after it. */
    boolean standsBefore(SyncRun run) {
        return state.stands() && run.state() == RunState.COMPLETE && Objects.equals(goodUntil, run.endedAt());
    }

    VolumeFall volumeFall() {
        return new VolumeFall(fallPercent);
    }

    private static Instant known(@Nullable Instant moment) {
        return Objects.requireNonNull(moment);
    }

    /** The account entered its own count for a run; what was compared is offered again the next time. */
    DataSync counted(RunCount count, Instant now) {
        mustBeConnected();
        compared = count.comparison().quantity();
        if (!count.inside() && (state.stands() || need == SyncNeed.WAITING)) {
            // walked away from, it still says that what arrived is not what they have: only their word ends that
            need = SyncNeed.UNDECIDED;
            needSince = now;
        }
        registerEvent(new RunCounted(accountId, id, now));
        return this;
    }

    /** A customer person says that this run is right, having counted themselves and seen both. */
    DataSync verify(SyncRun run, RunCount count, SampleVerdict samples, PersonId by, Instant now) {
        mustBeConnected();
        if (count.saidOff()) {
            // taken back, it is no longer blind: only the count of another run is
            throw Refused.because(state == SyncState.DISPUTED ? "sync.disputed" : "sync.said-off");
        }
        if (!count.inside()) {
            throw Refused.because("sync.outside-tolerance");
        }
        if (samples == SampleVerdict.SOME_WRONG) {
            throw Refused.because("sync.samples-wrong");
        }
        if (run.hasSamples() && samples != SampleVerdict.ALL_RIGHT) {
            throw Refused.because("sync.samples-unseen");
        }
        if (failedSince(run)) {
            throw Refused.because("sync.failed-since");
        }
        return stands(run, by, now);
    }

    /**
     * A customer person says that the sample records of an uncounted run are right: all that can be compared where no number
     * is known (rule 6).
     */
    DataSync verifyBySamples(SyncRun run, String quantity, SampleVerdict samples, PersonId by, Instant now) {
        mustBeConnected();
        if (!run.countUnknown()) {
            throw Refused.because("sync.count-first");
        }
        if (!run.hasSamples()) {
            throw Refused.because("sync.no-samples");
        }
        if (samples == SampleVerdict.SOME_WRONG) {
            throw Refused.because("sync.samples-wrong");
        }
        if (samples != SampleVerdict.ALL_RIGHT) {
            throw Refused.because("sync.samples-unseen");
        }
        if (failedSince(run)) {
            throw Refused.because("sync.failed-since");
        }
        compared = quantity;
        return stands(run, by, now);
    }

    private DataSync stands(SyncRun run, PersonId by, Instant now) {
        if (lookReason != null && (run.id().equals(verifiedRun) || lookReason.looksPast(lookSince, run.arrivedAt()))) {
            throw Refused.because("sync.look-newer");
        }
        verified = new Rung(by, now);
        verifiedRun = run.id();
        need = null;
        state = checked();
        lookSince = null;
        lookReason = null;
        disputeId = null;
        if (!expectedBy.isAfter(now)) {
            // they said so of what is late already: the next one is waited for from here on
            expectedBy = punctuality().nextBy(now);
        }
        registerEvent(new SyncVerified(accountId, id, now));
        return settle(now);
    }

    /** Whether a run failed after this one ended: what it brought may have been touched since. */
    boolean failedSince(SyncRun run) {
        var ended = run.endedAt();
        return failedAt != null && ended != null && !ended.isAfter(failedAt);
    }

    DataSync dispute(DisputeId dispute, Instant now) {
        mustBeConnected();
        state = SyncState.DISPUTED;
        usedSince = null;
        lookSince = null;
        lookReason = null;
        disputeId = dispute;
        registerEvent(new SyncDisputed(accountId, id, now));
        return settle(now);
    }

    /** The customer took its dispute back. That is no verification: it has to count again. */
    DataSync undispute(Instant now) {
        state = arrivedAt == null
                ? SyncState.CONNECTED
                : verified == null ? SyncState.ARRIVED : SyncState.NEEDS_ANOTHER_LOOK;
        lookSince = state == SyncState.NEEDS_ANOTHER_LOOK ? now : null;
        lookReason = state == SyncState.NEEDS_ANOTHER_LOOK ? LookReason.TAKEN_BACK : null;
        disputeId = null;
        registerEvent(new DisputeSettled(accountId, id, now));
        return settle(now);
    }

    /** What its data is used for, as stated last; empty while nobody did. */
    String usedFor() {
        return inUseFor == null ? "" : inUseFor;
    }

    DataSync use(String what, PersonId by, Instant now) {
        mustBeConnected();
        if (!state.stands()) {
            throw Refused.because("sync.use-unverified");
        }
        inUseFor = Typed.required("sync.use", what, LONGEST_USE);
        inUse = new Rung(by, now);
        state = SyncState.IN_USE;
        registerEvent(new SyncInUse(accountId, id, now));
        return settle(now);
    }

    /** How far it is while the customer's word stands: in use needs their statement or a signal (rule 6). */
    private SyncState checked() {
        return inUse == null && usedSince == null ? SyncState.VERIFIED : SyncState.IN_USE;
    }

    /**
     * The vendor says which action in its product shows that this data is used, or that none does. What another action had
     * shown is shown no more.
     *
     * @return whether that is another one than before
     */
    boolean nameUsage(@Nullable UsageAction action, Instant now) {
        mustBeConnected();
        var name = action == null ? null : action.name();
        if (Objects.equals(name, usageAction)) {
            return false;
        }
        usageAction = name;
        usedSince = null;
        if (state == SyncState.IN_USE) {
            state = checked();
        }
        settle(now);
        return true;
    }

    /**
     * The vendor's product reports that somebody did what shows its use. Only data that stands checked comes into use by
     * that, and only by what was done since the check (rule 6).
     *
     * @param at when it was done
     * @return whether anything has changed by that
     */
    boolean signalled(Instant at, Instant now) {
        if (disconnected != null) {
            return false;
        }
        var before = state;
        lateBy(now, now);
        if (state != before) {
            settle(now);
            return true;
        }
        if (!state.stands() || usedSince != null || verified == null || at.isBefore(verified.at())) {
            return false;
        }
        usedSince = at;
        if (state != SyncState.IN_USE) {
            state = SyncState.IN_USE;
            registerEvent(new SyncInUse(accountId, id, now));
        }
        settle(now);
        return true;
    }

    @Nullable
    UsageAction usageAction() {
        return usageAction == null ? null : new UsageAction(usageAction);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    DataSyncId id() {
        return id;
    }

    AccountId account() {
        return accountId;
    }

    CriterionId criterion() {
        return criterionId;
    }

    String name() {
        return name;
    }

    String source() {
        return source;
    }

    Delivery delivery() {
        return delivery;
    }

    Tolerance tolerance() {
        return tolerance;
    }

    JobKey job() {
        return job;
    }

    /** The address that runs of this sync come under, or came under before it was disconnected. */
    ContentHash address() {
        return job.hash();
    }

    SyncState state() {
        return state;
    }

    @Nullable
    LookReason lookReason() {
        return lookReason;
    }

    /** For what it needs somebody; empty while it needs nobody. */
    @Nullable
    SyncNeed need() {
        return need;
    }

    @Nullable
    Instant needSince() {
        return needSince;
    }

    @Nullable
    Instant watchAt() {
        return watchAt;
    }

    String disconnectWhy() {
        return disconnectWhy == null ? "" : disconnectWhy;
    }

    @Nullable
    DisputeId disputeId() {
        return disputeId;
    }

    @Nullable
    SyncRunId verifiedRun() {
        return verifiedRun;
    }

    boolean isVerifiedBy(SyncRun run) {
        return Objects.equals(verifiedRun, run.id()) && state.stands();
    }
}
