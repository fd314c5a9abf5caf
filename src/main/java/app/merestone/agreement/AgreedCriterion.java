package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is in force between the two sides for one criterion, with both names to it.
 *
 * @param revision the version both accepted last
 * @param due the day it says
 * @param firstAgreedDue the day that was agreed first; stays visible when a later one is agreed
 * @param firstValue whether its result ends the clock
 * @param hash of that version's canonical content; what both acceptances signed
 */
public record AgreedCriterion(
        CriterionId id,
        AccountId account,
        int revision,
        String statement,
        String description,
        @Nullable Measure measure,
        LocalDate due,
        LocalDate firstAgreedDue,
        PersonId owner,
        boolean firstValue,
        boolean required,
        boolean afterOnboarding,
        ContentHash hash,
        Instant agreedAt,
        String customerName,
        Instant customerAgreedAt,
        String vendorName,
        Instant vendorAgreedAt)
        implements Serializable {}
