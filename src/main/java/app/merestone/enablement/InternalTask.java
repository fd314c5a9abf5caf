package app.merestone.enablement;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Table;

/** One set-up task of the vendor. Ticking it proves nothing but that the vendor did it. */
@Table("internal_task")
@SuppressWarnings("UnusedVariable") // some columns are written here and read by lists only
class InternalTask extends AbstractAggregateRoot<InternalTask> {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_REASON = 500;

    @Id
    private final InternalTaskId id;

    @Version
    private @Nullable Integer version;

    private final AccountId accountId;
    private final int place;
    private final String title;
    private TaskState state;
    private @Nullable String reason;
    private @Nullable PersonId settledBy;
    private @Nullable Instant settledAt;
    private final PersonId addedBy;
    private final Instant addedAt;

    InternalTask(
            InternalTaskId id,
            @Nullable Integer version,
            AccountId accountId,
            int place,
            String title,
            TaskState state,
            @Nullable String reason,
            @Nullable PersonId settledBy,
            @Nullable Instant settledAt,
            PersonId addedBy,
            Instant addedAt) {
        this.id = id;
        this.version = version;
        this.accountId = accountId;
        this.place = place;
        this.title = title;
        this.state = state;
        this.reason = reason;
        this.settledBy = settledBy;
        this.settledAt = settledAt;
        this.addedBy = addedBy;
        this.addedAt = addedAt;
    }

    /** Adds a task at this place of the account's list. */
    static InternalTask add(AccountId account, int place, String title, PersonId by, Instant now) {
        var task = new InternalTask(
                InternalTaskId.next(),
                null,
                account,
                place,
                Typed.line("internal-task.title", title, LONGEST_TITLE),
                TaskState.OPEN,
                null,
                null,
                null,
                by,
                now);
        task.registerEvent(new InternalTasksChanged(account, now));
        return task;
    }

    /** It is done. Two presses are one tick: whoever ticked first stands there. */
    void tick(PersonId by, Instant now) {
        if (state != TaskState.DONE) {
            settle(TaskState.DONE, null, by, now);
        }
    }

    /** It is not done after all, or needed after all. */
    void reopen(Instant now) {
        if (state != TaskState.OPEN) {
            state = TaskState.OPEN;
            reason = null;
            settledBy = null;
            settledAt = null;
            registerEvent(new InternalTasksChanged(accountId, now));
        }
    }

    /** This account does not need it; the reason says why. What was done cannot have been unneeded. */
    void notNeeded(String why, PersonId by, Instant now) {
        if (state == TaskState.DONE) {
            throw Refused.because("internal-task.done", title);
        }
        settle(TaskState.NOT_NEEDED, Typed.required("internal-task.reason", why, LONGEST_REASON), by, now);
    }

    private void settle(TaskState settled, @Nullable String why, PersonId by, Instant now) {
        state = settled;
        reason = why;
        settledBy = by;
        settledAt = now;
        registerEvent(new InternalTasksChanged(accountId, now));
    }

    InternalTaskId id() {
        return id;
    }

    TaskState state() {
        return state;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    PersonId settledBy() {
        return settledBy;
    }

    @Nullable
    Instant settledAt() {
        return settledAt;
    }
}
