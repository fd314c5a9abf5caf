package app.merestone.datasync;

import app.merestone.agreement.CriterionId;

/**
 * A data sync as the CSM describes it when connecting it.
 *
 * @param criterion what we agreed that this feed is needed for; the sync is required when the criterion is
 * @param cadenceHours at least so often a run is expected
 * @param graceHours how much later it may come
 */
public record NewSync(
        String name,
        String source,
        CriterionId criterion,
        Delivery delivery,
        Tolerance tolerance,
        JobKey job,
        int cadenceHours,
        int graceHours) {}
