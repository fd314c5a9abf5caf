package app.merestone.datasync;

import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a customer person says their count is of: "open deals in our CRM", in which period, as of when. The days are days
 * in the account's time zone, both included; empty where everything was counted.
 */
public record NamedComparison(
        String quantity, @Nullable LocalDate from, @Nullable LocalDate to, Instant asOf) implements Serializable {

    static final int LONGEST = 140;

    /** Refuses a period that ends before it begins, or is named by half. */
    public NamedComparison {
        quantity = Typed.line("sync.quantity", quantity, LONGEST);
        if ((from == null) != (to == null)) {
            throw Refused.because("sync.period-half");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw Refused.because("sync.period-backwards");
        }
    }

    void mustLieBefore(Instant now) {
        // a minute of grace: the person's clock may run a little ahead of ours
        if (asOf.isAfter(now.plus(Duration.ofMinutes(1)))) {
            throw Refused.because("sync.as-of-future");
        }
    }
}
