package app.merestone.datasync;

import app.merestone.agreement.CriterionId;

/**
 * A data sync as the CSM describes it when connecting it.
 *
 * @param criterion what we agreed that this feed is needed for; the sync is required when the criterion is
 * @param cadenceHours at least so often a run is expected
 * @param graceHours how much later it may come
 * @param fallPercent a run that brings less than the last ones by more than so many per cent needs another look
 */
public record NewSync(
        String name,
        String source,
        CriterionId criterion,
        Delivery delivery,
        Tolerance tolerance,
        JobKey job,
        int cadenceHours,
        int graceHours,
        int fallPercent) {

    /** By how many per cent the volume of a run may fall where nobody set anything else. */
    public static final int USUAL_FALL = 50;

    /** A feed whose volume may fall as far as is usual. */
    public NewSync(
            String name,
            String source,
            CriterionId criterion,
            Delivery delivery,
            Tolerance tolerance,
            JobKey job,
            int cadenceHours,
            int graceHours) {
        this(name, source, criterion, delivery, tolerance, job, cadenceHours, graceHours, USUAL_FALL);
    }
}
