package app.merestone.agreement;

import java.io.Serializable;

/**
 * An act is in the history.
 *
 * @param reference how people cite the entry; empty when the same press had been recorded before
 * @param agreed whether both sides now agree on what was acted upon
 */
public record Recorded(String reference, boolean agreed) implements Serializable {

    static Recorded before(boolean agreed) {
        return new Recorded("", agreed);
    }
}
