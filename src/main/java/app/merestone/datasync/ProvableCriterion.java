package app.merestone.datasync;

import app.merestone.agreement.CriterionId;
import java.io.Serializable;

/** A criterion that a data sync may be needed for. */
public record ProvableCriterion(CriterionId id, String statement) implements Serializable {}
