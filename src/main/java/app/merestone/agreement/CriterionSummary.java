package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A criterion in a list. Words, owner and date are those in force; before the first agreement those on the table.
 *
 * @param standing where its wording stands
 * @param onTable the version on the table
 * @param agreed the version in force; empty before the first agreement
 * @param waitsFor whose answer is awaited; empty when nobody's
 * @param waitsForName that side's person by name, or the company where there is none
 * @param ownerName who sees it through; empty until somebody does
 * @param dateBinds whether a customer person set or accepted the date; otherwise it is only suggested
 * @param firstAgreedDue the day first agreed, whatever was agreed later
 * @param daysPast whole days since the agreed day has passed without a co-signed result, else 0
 * @param firstValue whether it is the plan's first result
 * @param shown whether its result is co-signed
 * @param customer the customer's acceptance of the version shown
 * @param vendor the vendor's acceptance of the version shown
 * @param since since when it has stood like this
 */
public record CriterionSummary(
        CriterionId id,
        AccountId account,
        String statement,
        Standing standing,
        int onTable,
        @Nullable Integer agreed,
        @Nullable Side waitsFor,
        String waitsForName,
        @Nullable PersonId owner,
        String ownerName,
        @Nullable LocalDate due,
        boolean dateBinds,
        @Nullable LocalDate firstAgreedDue,
        long daysPast,
        @Nullable Measure measure,
        boolean firstValue,
        boolean shown,
        boolean required,
        boolean afterOnboarding,
        @Nullable Signed customer,
        @Nullable Signed vendor,
        Instant since)
        implements Serializable {}
