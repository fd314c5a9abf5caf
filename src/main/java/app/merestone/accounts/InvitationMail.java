package app.merestone.accounts;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.StoredTime;
import app.merestone.mail.Mail;
import app.merestone.mail.Postbox;
import app.merestone.shell.Translations;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Writes to whoever was invited: by whom, to what, and where. Sent after the invitation is committed, and again until the
 * post box took it; the row remembers that it was sent, so a second delivery of the event mails nobody twice. The link
 * only names the page: opening it changes nothing, and signing in is asked for there.
 */
@Component
class InvitationMail {

    private final JdbcClient jdbc;
    private final Postbox postbox;
    private final Translations translations;
    private final Vendor vendor;
    private final Clock clock;

    InvitationMail(JdbcClient jdbc, Postbox postbox, Translations translations, Vendor vendor, Clock clock) {
        this.jdbc = jdbc;
        this.postbox = postbox;
        this.translations = translations;
        this.vendor = vendor;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void invited(PersonInvited event) {
        if (claimed(event)) {
            jdbc.sql("""
                            SELECT COALESCE(m.known_as, p.name) AS name, p.email, m.role, a.name AS account, i.name AS inviter
                              FROM membership m
                              JOIN person p ON p.id = m.person_id
                              JOIN account a ON a.id = m.account_id
                              JOIN person i ON i.id = m.invited_by
                             WHERE m.account_id = :account AND m.person_id = :person""")
                    .param("account", event.account().toString())
                    .param("person", event.person().toString())
                    .query((row, n) -> new Mail(
                            new EmailAddress(row.getString("email")),
                            words("mail.invited.subject", row.getString("inviter"), row.getString("account")),
                            words(
                                    "mail.invited.text",
                                    row.getString("name"),
                                    row.getString("inviter"),
                                    row.getString("account"),
                                    vendor.name(),
                                    words("mail.invited.role." + row.getString("role")),
                                    vendor.baseUrl() + "/plan/" + event.account(),
                                    row.getString("email"))))
                    .list()
                    .forEach(postbox::send);
        }
    }

    // locks this one row and nothing else, so that it crosses no act; undone with the transaction when the mail fails
    private boolean claimed(PersonInvited event) {
        return jdbc.sql("""
                                UPDATE membership SET mailed_at = :now
                                 WHERE account_id = :account AND person_id = :person AND ended_at IS NULL
                                   AND (mailed_at IS NULL OR mailed_at < invited_at)""")
                        .param("now", StoredTime.column(clock.instant()))
                        .param("account", event.account().toString())
                        .param("person", event.person().toString())
                        .update()
                == 1;
    }

    private String words(String key, Object... arguments) {
        return translations.getTranslation(key, Translations.ENGLISH, arguments);
    }
}
