package app.merestone.checkins;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.Side;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A check-in becomes its owner's turn on the morning of its day, in the account's zone. */
@Component
class DueCheckIns implements TurnSource {

    private final CheckInReads reads;
    private final Clock clock;

    DueCheckIns(CheckInReads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @Override
    public List<Turn> turns(AccountId account) {
        var now = clock.instant();
        return reads.open(account).stream()
                .filter(c -> !c.due().isAfter(DueDate.today(now, c.zone())))
                .map(DueCheckIns::turn)
                .toList();
    }

    @Override
    public Optional<LocalDate> nextDay(AccountId account) {
        var now = clock.instant();
        return reads.open(account).stream()
                .filter(c -> c.due().isAfter(DueDate.today(now, c.zone())))
                .map(CheckInSummary::due)
                .min(Comparator.naturalOrder());
    }

    private static Turn turn(CheckInSummary checkIn) {
        var morning = checkIn.due().atStartOfDay(checkIn.zone()).toInstant();
        return new Turn(
                "check-in:" + checkIn.id(),
                checkIn.account(),
                checkIn.ownerSide(),
                checkIn.owner(),
                "check-in",
                checkIn.about(),
                (checkIn.ownerSide() == Side.VENDOR ? "/accounts/" : "/plan/") + checkIn.account() + "/check-ins/"
                        + checkIn.id(),
                morning.isBefore(checkIn.openedAt()) ? checkIn.openedAt() : morning,
                checkIn.due());
    }
}
