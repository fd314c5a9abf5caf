package app.merestone.kernel;

import java.io.Serializable;
import java.util.List;

/**
 * Why something was not done, in the domain's words. The page shows the translation of {@code "refusal." + code} with the
 * arguments as it stands, so each such sentence says what failed, that nothing was saved, and what to do next.
 *
 * @param code words joined by dots and hyphens, the aggregate first: {@code criterion.too-long}
 * @param arguments what the sentence names, in order: names, numbers, dates
 */
public record Refusal(String code, List<Serializable> arguments) implements Serializable {

    /** A refusal whose sentence names {@code arguments}. */
    public static Refusal of(String code, Serializable... arguments) {
        return new Refusal(code, List.of(arguments));
    }

    /** The key of its sentence among the translations. */
    public String key() {
        return "refusal." + code;
    }
}
