package app.merestone.ledger;

import java.util.regex.Pattern;

/**
 * What kind of act an entry records. Each module declares its own as constants; history shows the translation of
 * {@code "act." + code}, with the entry's details as named values.
 *
 * @param code {@code criterion.accepted}: the thing, a dot, the past tense
 * @param signature whether the actor put their name to content, which sends them a receipt by mail
 */
public record ActKind(String code, boolean signature) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z-]*(\\.[a-z][a-z-]*)+");

    /** Refuses codes that would not sort and translate. */
    public ActKind {
        if (code.length() > 60 || !SHAPE.matcher(code).matches()) {
            throw new IllegalArgumentException("not the code of an act: " + code);
        }
    }

    /** An act that binds without signing content: an invitation, a handoff, a dispute. */
    public static ActKind act(String code) {
        return new ActKind(code, false);
    }

    /** An act by which somebody puts their name to content; its signer gets a receipt (rule 13). */
    public static ActKind signature(String code) {
        return new ActKind(code, true);
    }
}
