package app.merestone.datasync;

import java.math.BigDecimal;

/** A sum over the records that a run wrote, as its sender told it. */
record RunSum(SumName name, BigDecimal amount) {

    RunSum {
        amount = ExactSum.plain(amount);
    }
}
