package app.merestone.integration;

import java.io.Serializable;
import java.util.Map;

/**
 * What only a person can say about a file, each value asked once. The numbers say how many rows it is about.
 *
 * @param segments values that name no segment
 * @param owners values that name no CSM, or two
 * @param withoutStart rows that name no onboarding start
 * @param order whether days with slashes can be read both ways
 */
public record Questions(Map<String, Long> segments, Map<String, Long> owners, long withoutStart, boolean order)
        implements Serializable {

    /** Whether everything is plain. */
    public boolean none() {
        return segments.isEmpty() && owners.isEmpty() && withoutStart == 0 && !order;
    }
}
