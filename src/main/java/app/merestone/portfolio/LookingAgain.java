package app.merestone.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings up to date what changes with the day and not with an act: a check-in falls due, a date comes near. Only the
 * accounts that named the day are looked at, each in a transaction of its own; on two nodes at once the second finds
 * nothing new.
 */
@Component
class LookingAgain {

    private static final Logger LOG = LoggerFactory.getLogger(LookingAgain.class);
    private static final int PAGE = 200;

    private final KeepingUp keepingUp;
    private final OpenTurns turns;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LookingAgain(KeepingUp keepingUp, OpenTurns turns, TransactionTemplate transaction, Clock clock) {
        this.keepingUp = keepingUp;
        this.turns = turns;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks at every account whose day has come. */
    @Scheduled(
            initialDelayString = "${merestone.dates.first:PT1M}",
            fixedDelayString = "${merestone.dates.every:PT15M}")
    void look() {
        // the day begins first in UTC+14; an account where it has not begun yet names the same day again
        var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14));
        var after = "";
        while (true) {
            var last = after;
            var page = transaction.execute(status -> turns.toLookAt(day, last, PAGE));
            if (page == null || page.isEmpty()) {
                return;
            }
            for (var account : page) {
                try {
                    transaction.executeWithoutResult(status -> keepingUp.with(account));
                } catch (RuntimeException thisTime) {
                    LOG.warn(
                            "What waits on account {} could not be brought up to date; it is tried again",
                            account,
                            thisTime);
                }
            }
            after = page.getLast().toString();
        }
    }
}
