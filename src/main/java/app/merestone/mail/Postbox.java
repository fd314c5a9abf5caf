package app.merestone.mail;

/** Where mail is handed over. What was handed over is on its way when this returns, or an exception says it is not. */
public interface Postbox {

    /** Sends this mail. */
    void send(Mail mail);
}
