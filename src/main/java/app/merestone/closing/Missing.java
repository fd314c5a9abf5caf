package app.merestone.closing;

import app.merestone.kernel.Side;
import java.io.Serializable;
import java.util.List;

/**
 * One thing that keeps an onboarding open.
 *
 * @param code its sentence is the translation of {@code "closing.missing." + code}
 * @param arguments what the sentence names: a criterion's statement, a sync's name, counts, days
 * @param turn whose turn it is
 * @param path the page where that side does it, beginning with a slash
 */
public record Missing(String code, List<Serializable> arguments, Side turn, String path) implements Serializable {

    /** The key of its sentence among the translations. */
    public String key() {
        return "closing.missing." + code;
    }
}
