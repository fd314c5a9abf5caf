package app.merestone.agreement;

import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * What a criterion has to know of the world around it to judge a wording.
 *
 * @param today the calendar day in the account's zone
 * @param owners the account's present customer people who may own a criterion
 * @param firstValue whether it is the plan's first-value criterion
 * @param shown whether its result is co-signed: the words under two signatures stay as they are
 * @param why the plan's sentence; empty until the customer has said it
 */
record Circumstances(LocalDate today, Set<PersonId> owners, boolean firstValue, boolean shown, String why) {

    /** Words under a co-signed result can only change once a signature is withdrawn. */
    void stillOpen() {
        if (shown) {
            throw Refused.because("criterion.already-shown");
        }
    }

    /** The first result can be replaced, never dropped; what has been shown stays shown (rule 5). */
    void droppable() {
        if (firstValue) {
            throw Refused.because("first-value.never-dropped");
        }
        stillOpen();
    }

    /** What holds for every wording that somebody writes, whichever side they are on. */
    void admit(Wording wording) {
        VendorWording.stop(wording).ifPresent(finding -> {
            throw new Refused(finding.refusal());
        });
        if (wording.due() != null && wording.due().isBefore(today)) {
            throw Refused.because("criterion.date-in-the-past", wording.due(), today);
        }
        if (wording.owner() != null && !owners.contains(wording.owner())) {
            throw Refused.because("criterion.owner-not-on-account");
        }
        if (!wording.proves().isEmpty() && !namesPartOfWhy(wording.proves())) {
            throw Refused.because("first-value.not-part-of-why", why);
        }
        if (firstValue && wording.afterOnboarding()) {
            throw Refused.because("first-value.after-onboarding");
        }
    }

    /** What a customer person owes a wording before it can bind them: an owner of theirs and a day (rule 1, rule 2). */
    void complete(Wording wording) {
        if (wording.owner() == null) {
            throw Refused.because("criterion.needs-owner");
        }
        if (wording.due() == null) {
            throw Refused.because("criterion.needs-date");
        }
    }

    /** What agreement itself asks for on top (rules 1 and 5). */
    void agreeable(Wording wording) {
        complete(wording);
        if (firstValue) {
            provable(wording);
        }
    }

    static void provable(Wording wording) {
        if (wording.measure() == null) {
            throw Refused.because("first-value.needs-measure");
        }
        if (wording.proves().isEmpty()) {
            throw Refused.because("first-value.needs-part-of-why");
        }
    }

    private boolean namesPartOfWhy(String part) {
        return words(why).contains(words(part));
    }

    private static String words(String text) {
        return " "
                + text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip() + " ";
    }
}
