package app.merestone.datasync;

import java.io.Serializable;

/**
 * What a sum is of, and in what: "amount of open deals", "EUR". It names and never tells: no digit is in it, because
 * customers read it before they have counted (rule 6).
 *
 * @param unit empty where it has none
 */
public record SumName(String of, String unit) implements Serializable {

    static final int LONGEST = 80;
    static final int LONGEST_UNIT = 20;
}
