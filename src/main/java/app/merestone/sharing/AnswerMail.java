package app.merestone.sharing;

import app.merestone.accounts.Vendor;
import app.merestone.kernel.StoredTime;
import app.merestone.mail.Mail;
import app.merestone.mail.Postbox;
import app.merestone.shell.Translations;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Writes to whoever keeps the links when somebody asks or disagrees; once, however often the event comes. */
@Component
class AnswerMail {

    private final JdbcClient jdbc;
    private final Keepers keepers;
    private final Postbox postbox;
    private final Translations words;
    private final Vendor vendor;
    private final Clock clock;

    AnswerMail(JdbcClient jdbc, Keepers keepers, Postbox postbox, Translations words, Vendor vendor, Clock clock) {
        this.jdbc = jdbc;
        this.keepers = keepers;
        this.postbox = postbox;
        this.words = words;
        this.vendor = vendor;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void answered(ReaderAnswered event) {
        if (!claimed(event)) {
            return;
        }
        keepers.now(event.account()).ifPresent(keeper -> jdbc.sql(
                        "SELECT a.kind, a.name, a.words, a.reader, s.made_for FROM share_answer a"
                                + " JOIN plan_share s ON s.id = a.share_id WHERE a.id = :id")
                .param("id", event.answer().toString())
                .query((row, n) -> new Mail(
                        keeper.email(),
                        say("share.mail."
                                + ReaderSays.valueOf(row.getString("kind")).key()),
                        say(
                                row.getString("reader") == null ? "share.mail.text" : "share.mail.text.proven",
                                keeper.name(),
                                row.getString("name").isEmpty() ? say("share.somebody") : row.getString("name"),
                                row.getString("words"),
                                vendor.name(),
                                vendor.baseUrl() + "/plan/" + event.account() + "/share",
                                row.getString("reader") == null ? "" : row.getString("reader"),
                                row.getString("made_for").isEmpty()
                                        ? say("share.mail.link")
                                        : say("share.mail.link.for", row.getString("made_for")))))
                .list()
                .forEach(postbox::send));
    }

    // that somebody has seen it is on the champion's page, and worth no mail
    private boolean claimed(ReaderAnswered event) {
        return jdbc.sql("""
                                UPDATE share_answer SET mailed_at = :now
                                 WHERE id = :id AND mailed_at IS NULL AND erased_at IS NULL AND kind IN ('QUESTION', 'DISAGREE')""")
                        .param("now", StoredTime.column(clock.instant()))
                        .param("id", event.answer().toString())
                        .update()
                == 1;
    }

    private String say(String key, Object... arguments) {
        return words.getTranslation(key, Translations.ENGLISH, arguments);
    }
}
