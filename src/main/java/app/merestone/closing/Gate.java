package app.merestone.closing;

import app.merestone.kernel.Side;
import java.io.Serializable;
import java.util.List;

/** What the gate said at one moment: every condition, in the order in which the page shows them. */
public record Gate(List<Condition> conditions) implements Serializable {

    /** Whether every condition holds. Nobody can open it otherwise. */
    public boolean open() {
        return conditions.stream().allMatch(Condition::holds);
    }

    /** Everything that is missing. */
    public List<Missing> missing() {
        return conditions.stream().flatMap(c -> c.missing().stream()).toList();
    }

    /** How many things wait for this side. */
    public int waitingFor(Side side) {
        return (int) missing().stream().filter(m -> m.turn() == side).count();
    }
}
