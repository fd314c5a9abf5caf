package app.merestone.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves. The server itself is Spring's {@code spring.mail.host} and its neighbours.
 *
 * @param from whom mails come from; {@code merestone.mail.from}
 */
@ConfigurationProperties("merestone.mail")
record MailSettings(
        @DefaultValue("Merestone <merestone@localhost>") String from) {}
