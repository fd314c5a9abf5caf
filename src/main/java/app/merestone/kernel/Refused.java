package app.merestone.kernel;

/**
 * Carries a {@link Refusal} out of an aggregate and through a use case, rolling its transaction back on the way. The
 * refusal is the value; this is only its carriage, so it takes no stack trace.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /** Refuses for this reason. */
    public Refused(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    /** Refuses with this code; {@link Refusal#of}. */
    public static Refused because(String code, java.io.Serializable... arguments) {
        return new Refused(Refusal.of(code, arguments));
    }

    /** The reason, ready to show. */
    public Refusal refusal() {
        return refusal;
    }
}
