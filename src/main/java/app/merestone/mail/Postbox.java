package app.merestone.mail;

/** Where mail is handed over. What was handed over is on its way when this returns, or {@link MailNotSent} says it is not. */
public interface Postbox {

    /** Sends this mail. */
    void send(Mail mail);

    /** Whether this installation can send mail at all. */
    default boolean delivers() {
        return true;
    }
}
