package app.merestone.mail;

import app.merestone.kernel.EmailAddress;
import java.util.Map;

/**
 * One mail to one person, plain text.
 *
 * @param to the person's address
 * @param subject one line
 * @param text the body, lines ended by {@code \n}; links stand on lines of their own
 * @param attachments file name to content, UTF-8 text; empty for most
 */
public record Mail(EmailAddress to, String subject, String text, Map<String, String> attachments) {

    /** A mail without attachments. */
    public Mail(EmailAddress to, String subject, String text) {
        this(to, subject, text, Map.of());
    }
}
