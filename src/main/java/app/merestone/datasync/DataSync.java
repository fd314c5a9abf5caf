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
 */
// some columns are read by the pages alone
@SuppressWarnings("UnusedVariable")
@Table("data_sync")
class DataSync extends AbstractAggregateRoot<DataSync> {

    static final int LONGEST_NAME = 80;
    static final int LONGEST_SOURCE = 120;
    static final int LONGEST_USE = 500;
    private static final int MOST_HOURS = 24 * 366;

    private final @Id DataSyncId id;
    private @Version @Nullable Integer version;
    private final AccountId accountId;
    private final CriterionId criterionId;
    private final String name;
    private final String source;
    private final Delivery delivery;

    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY, prefix = "tolerance_")
    private final Tolerance tolerance;

    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY, prefix = "job_")
    private final JobKey job;

    private final ContentHash jobHash;
    private final int cadenceHours;
    private final int graceHours;
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
    private @Nullable Instant goodUntil;
    private @Nullable Instant failedAt;
    private @Nullable Instant lookSince;
    private @Nullable DisputeId disputeId;

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
            ContentHash jobHash,
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
            @Nullable Instant goodUntil,
            @Nullable Instant failedAt,
            @Nullable Instant lookSince,
            @Nullable DisputeId disputeId) {
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
        this.goodUntil = goodUntil;
        this.failedAt = failedAt;
        this.lookSince = lookSince;
        this.disputeId = disputeId;
    }

    static DataSync connected(AccountId account, NewSync form, PersonId by, Instant now) {
        if (form.cadenceHours() < 1 || form.cadenceHours() > MOST_HOURS) {
            throw Refused.because("sync.cadence");
        }
        if (form.graceHours() < 0 || form.graceHours() > MOST_HOURS) {
            throw Refused.because("sync.grace");
        }
        var job = JobKey.typed(
                form.job().namespace(), form.job().name(), form.job().output());
        var sync = new DataSync(
                DataSyncId.next(),
                null,
                account,
                form.criterion(),
                Typed.line("sync.name", form.name(), LONGEST_NAME),
                Typed.line("sync.source", form.source(), LONGEST_SOURCE),
                form.delivery(),
                form.tolerance(),
                job,
                job.hash(),
                form.cadenceHours(),
                form.graceHours(),
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
                null);
        sync.registerEvent(new SyncConnected(account, sync.id, now));
        return sync;
    }

    /** A run ended well; with rows it has arrived, without it is still a good run. */
    DataSync ranWell(Instant endedAt, boolean withRows, Instant now) {
        goodUntil = later(goodUntil, endedAt);
        if (withRows) {
            if (state == SyncState.CONNECTED) {
                state = SyncState.ARRIVED;
            }
            if (arrivedAt == null) {
                arrivedAt = now;
            }
            registerEvent(new SyncArrived(accountId, id, now));
        }
        return this;
    }

    /** A run failed. It shows at once, unless a good run has ended after it: then it is old news that came late. */
    DataSync ranBadly(Instant endedAt, Instant now) {
        failedAt = later(failedAt, endedAt);
        boolean overtaken = goodUntil != null && goodUntil.isAfter(endedAt);
        if (state.stands() && !overtaken) {
            state = SyncState.NEEDS_ANOTHER_LOOK;
            lookSince = now;
        }
        registerEvent(new SyncFailed(accountId, id, now));
        return this;
    }

    /** The account entered its own count for a run; what was compared is offered again the next time. */
    DataSync counted(RunCount count, Instant now) {
        compared = count.comparison().quantity();
        registerEvent(new RunCounted(accountId, id, now));
        return this;
    }

    /** A customer person says that this run is right, having counted themselves and seen both. */
    DataSync verify(SyncRun run, RunCount count, SampleVerdict samples, PersonId by, Instant now) {
        if (state == SyncState.DISPUTED && count.saidOff()) {
            throw Refused.because("sync.disputed");
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
        verified = new Rung(by, now);
        verifiedRun = run.id();
        state = inUse == null ? SyncState.VERIFIED : SyncState.IN_USE;
        lookSince = null;
        disputeId = null;
        registerEvent(new SyncVerified(accountId, id, now));
        return this;
    }

    /** Whether a run failed after this one ended: what it brought may have been touched since. */
    boolean failedSince(SyncRun run) {
        var ended = run.endedAt();
        return failedAt != null && ended != null && !ended.isAfter(failedAt);
    }

    DataSync dispute(DisputeId dispute, Instant now) {
        state = SyncState.DISPUTED;
        disputeId = dispute;
        registerEvent(new SyncDisputed(accountId, id, now));
        return this;
    }

    /** The customer took its dispute back. That is no verification: it has to count again. */
    DataSync undispute(Instant now) {
        state = arrivedAt == null
                ? SyncState.CONNECTED
                : verified == null ? SyncState.ARRIVED : SyncState.NEEDS_ANOTHER_LOOK;
        lookSince = state == SyncState.NEEDS_ANOTHER_LOOK ? now : null;
        disputeId = null;
        registerEvent(new DisputeSettled(accountId, id, now));
        return this;
    }

    DataSync use(String what, PersonId by, Instant now) {
        if (!state.stands()) {
            throw Refused.because("sync.use-unverified");
        }
        inUseFor = Typed.required("sync.use", what, LONGEST_USE);
        inUse = new Rung(by, now);
        state = SyncState.IN_USE;
        registerEvent(new SyncInUse(accountId, id, now));
        return this;
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

    SyncState state() {
        return state;
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
