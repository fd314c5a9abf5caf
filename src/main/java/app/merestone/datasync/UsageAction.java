package app.merestone.datasync;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What somebody can do in the vendor's product, as the product calls it: "deal.created". Compared letter by letter, whatever
 * a database's collation thinks of case and accents.
 */
record UsageAction(String name) {

    static final int LONGEST = 100;

    private static final String FIELD = "usage.action";

    /** As a person typed it; nothing where they left it empty. */
    static Optional<UsageAction> typed(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(new UsageAction(Typed.line(FIELD, text, LONGEST)));
    }

    /** As the product told it: refused exactly where a person could not have typed the same. */
    static UsageAction told(JsonNode node, String what) {
        if (!node.isString()) {
            throw IntakeJson.invalid(what + " must be a text");
        }
        try {
            return new UsageAction(Typed.line(FIELD, node.stringValue(), LONGEST));
        } catch (Refused unshowable) {
            throw IntakeJson.invalid(what + " must be one line of 1 to " + LONGEST
                    + " characters, without control characters and characters that turn the text around");
        }
    }

    ContentHash hash() {
        return ContentHash.of(name);
    }
}
