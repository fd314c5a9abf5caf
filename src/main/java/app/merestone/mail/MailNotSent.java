package app.merestone.mail;

/** A mail could not be handed over. Its message never says what stood in the mail. */
public final class MailNotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Not sent for this reason. */
    public MailNotSent(String reason) {
        super(reason);
    }

    MailNotSent(String reason, Throwable cause) {
        super(reason, cause);
    }
}
