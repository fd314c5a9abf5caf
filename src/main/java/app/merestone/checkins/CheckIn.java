package app.merestone.checkins;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Table;

/** A follow-up that names what it is about, why, by when, and who sees to it. Once done it stays as it is. */
@Table("check_in")
@SuppressWarnings("UnusedVariable") // some columns are written here and read by lists only
class CheckIn extends AbstractAggregateRoot<CheckIn> {

    static final int LONGEST_ABOUT = 200;
    static final int LONGEST_REASON = 1_000;
    static final int LONGEST_NOTE = 1_000;
    private static final int FURTHEST_MONTHS = 12;

    @Id
    private final CheckInId id;

    @Version
    private @Nullable Integer version;

    private final AccountId accountId;
    private final String about;
    private final String reason;
    private final LocalDate due;
    private final PersonId ownerId;
    private final @Nullable PersonId openedBy;
    private final Instant openedAt;
    private @Nullable PersonId doneBy;
    private @Nullable Instant doneAt;
    private @Nullable String doneNote;

    CheckIn(
            CheckInId id,
            @Nullable Integer version,
            AccountId accountId,
            String about,
            String reason,
            LocalDate due,
            PersonId ownerId,
            @Nullable PersonId openedBy,
            Instant openedAt,
            @Nullable PersonId doneBy,
            @Nullable Instant doneAt,
            @Nullable String doneNote) {
        this.id = id;
        this.version = version;
        this.accountId = accountId;
        this.about = about;
        this.reason = reason;
        this.due = due;
        this.ownerId = ownerId;
        this.openedBy = openedBy;
        this.openedAt = openedAt;
        this.doneBy = doneBy;
        this.doneAt = doneAt;
        this.doneNote = doneNote;
    }

    /**
     * Arranges a follow-up.
     *
     * @param due a day in {@code zone}, today at the earliest
     * @param by who arranges it; nobody where a rule that both agreed to does
     * @param peopleOfTheAccount who may own it: whoever acts on the account on either side, and whoever arranges it
     */
    static CheckIn arrange(
            AccountId account,
            String about,
            String reason,
            LocalDate due,
            ZoneId zone,
            PersonId owner,
            Set<PersonId> peopleOfTheAccount,
            @Nullable PersonId by,
            Instant now) {
        var today = DueDate.today(now, zone);
        if (due.isBefore(today)) {
            throw Refused.because("check-in.past", due, today);
        }
        if (due.isAfter(today.plusMonths(FURTHEST_MONTHS))) {
            throw Refused.because("check-in.too-far", due, today.plusMonths(FURTHEST_MONTHS));
        }
        if (!peopleOfTheAccount.contains(owner)) {
            throw Refused.because("check-in.stranger");
        }
        var checkIn = new CheckIn(
                CheckInId.next(),
                null,
                account,
                Typed.line("check-in.about", about, LONGEST_ABOUT),
                Typed.required("check-in.reason", reason, LONGEST_REASON),
                due,
                owner,
                by,
                now,
                null,
                null,
                null);
        checkIn.registerEvent(new CheckInArranged(account, checkIn.id, now));
        return checkIn;
    }

    /** It took place; the note says what came of it. */
    void done(String note, PersonId by, Instant now) {
        if (doneAt != null) {
            throw Refused.because("check-in.done-already", about);
        }
        doneNote = Typed.required("check-in.note", note, LONGEST_NOTE);
        doneBy = by;
        doneAt = now;
        registerEvent(new CheckInDone(accountId, id, now));
    }

    CheckInId id() {
        return id;
    }

    AccountId account() {
        return accountId;
    }

    String about() {
        return about;
    }

    String reason() {
        return reason;
    }

    LocalDate due() {
        return due;
    }

    PersonId owner() {
        return ownerId;
    }

    boolean isDone() {
        return doneAt != null;
    }

    String note() {
        return doneNote == null ? "" : doneNote;
    }
}
