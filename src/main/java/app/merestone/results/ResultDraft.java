package app.merestone.results;

import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has written down of a result so far. Everything may still be missing; what is there can be shown and
 * stored as it was typed.
 *
 * @param what what happened, in the customer's words
 * @param observedOn the day it was observed, in the account's zone
 * @param amount the agreed measure's number
 * @param usedBy customer people who used it
 * @param usedByOthers people without a place in this portal who used it
 * @param place where: a team, a site, a system
 */
public record ResultDraft(
        String what,
        @Nullable LocalDate observedOn,
        @Nullable BigDecimal amount,
        Set<PersonId> usedBy,
        String usedByOthers,
        String place)
        implements Serializable {

    /** The longest account of what happened. */
    public static final int LONGEST_WHAT = 2000;

    /** The longest list of others. */
    public static final int LONGEST_OTHERS = 300;

    /** The longest place. */
    public static final int LONGEST_PLACE = 120;

    private static final int DIGITS = 12;
    private static final int DECIMALS = 6;
    private static final int MOST_PEOPLE = 50;

    /** Refuses what could not be shown as typed. */
    public ResultDraft {
        what = Typed.optional("result.what", what, LONGEST_WHAT);
        usedByOthers = Typed.optional("result.others", usedByOthers, LONGEST_OTHERS);
        place = Typed.optional("result.place", place, LONGEST_PLACE);
        amount = amount == null ? null : number(amount);
        if (usedBy.size() > MOST_PEOPLE) {
            throw Refused.because("result.too-many-people", MOST_PEOPLE);
        }
        usedBy = Set.copyOf(usedBy);
    }

    /** Nothing written yet. */
    public static ResultDraft empty() {
        return new ResultDraft("", null, null, Set.of(), "", "");
    }

    boolean saysWho() {
        return !usedBy.isEmpty() || !usedByOthers.isEmpty();
    }

    // 3, 3.0 and 3e0 are one number with one hash; the size is looked at before anything writes 1e999999999 out
    private static BigDecimal number(BigDecimal typed) {
        if (typed.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if ((long) typed.precision() - typed.scale() > DIGITS) {
            throw Refused.because("result.number-too-long", DIGITS, DECIMALS);
        }
        var number = typed.stripTrailingZeros();
        if (number.scale() > DECIMALS) {
            throw Refused.because("result.number-too-long", DIGITS, DECIMALS);
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
