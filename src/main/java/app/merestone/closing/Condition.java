package app.merestone.closing;

import java.io.Serializable;
import java.util.List;

/**
 * One requirement and what of it is missing.
 *
 * @param requirement which
 * @param missing what keeps it from holding; empty when it holds
 * @param counts what its sentence names when it holds: {@code "closing.holds." …}
 */
public record Condition(Requirement requirement, List<Missing> missing, List<Serializable> counts)
        implements Serializable {

    /** Whether nothing of it is missing. */
    public boolean holds() {
        return missing.isEmpty();
    }
}
