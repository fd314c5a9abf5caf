package app.merestone.ledger;

import app.merestone.kernel.Side;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of an account's entries are asked for.
 *
 * @param things what stands before the first dot of {@link ActKind#code()}, such as {@code criterion}; empty for every act
 * @param side whose acts; empty for both sides'
 */
public record ActFilter(Set<String> things, @Nullable Side side) {

    /** The whole chain. */
    public static final ActFilter EVERYTHING = new ActFilter(Set.of(), null);

    /** Copies, so that what was asked for stays what was asked for. */
    public ActFilter {
        things = Set.copyOf(things);
    }
}
