package app.merestone.identity;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of requests to sign in by mail. Using one up is a single conditional write, so two presses never both count. */
@Component
@Transactional
class SignInRequests {

    static final Duration CODE_LIVES = Duration.ofMinutes(10);
    static final Duration LINK_LIVES = Duration.ofMinutes(15);
    static final int TRIES = 5;

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Secrets secrets;

    SignInRequests(JdbcClient jdbc, Clock clock, Secrets secrets) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.secrets = secrets;
    }

    /**
     * Opens a request.
     *
     * @param browser what the browser that asks is known by; empty for the console
     * @param codeLives how long the typed code is good
     */
    Mailable open(EmailAddress address, Target target, @Nullable String browser, Duration codeLives) {
        var id = UUID.randomUUID().toString();
        var token = secrets.token();
        var code = secrets.code();
        var now = clock.instant();
        jdbc.sql("DELETE FROM sign_in_request WHERE link_expires_at < :old")
                .param("old", StoredTime.column(now.minus(KEPT)))
                .update();
        jdbc.sql("""
                        INSERT INTO sign_in_request (id, email, target, link_hash, code_mac, browser_hash, asked_at,
                            code_expires_at, link_expires_at, tries)
                        VALUES (:id, :email, :target, :link, :code, :browser, :now, :codeExpires, :linkExpires, 0)""")
                .param("id", id)
                .param("email", address.value())
                .param("target", target.path())
                .param("link", Secrets.hash(token))
                .param("code", secrets.mac(id, code))
                .param("browser", browser == null ? null : Secrets.hash(browser))
                .param("now", StoredTime.column(now))
                .param("codeExpires", StoredTime.column(now.plus(codeLives)))
                .param("linkExpires", StoredTime.column(now.plus(LINK_LIVES)))
                .update();
        return new Mailable(token, code);
    }

    /** The request behind a link that is still good; looking uses nothing up. */
    @Transactional(readOnly = true)
    Optional<Request> behindLink(String token) {
        return find("link_hash = :key AND used_at IS NULL AND link_expires_at > :now", Secrets.hash(token));
    }

    /** The request that this browser made last and whose code is still good. */
    @Transactional(readOnly = true)
    Optional<Request> of(String browser) {
        return find(
                "browser_hash = :key AND used_at IS NULL AND code_expires_at > :now AND tries < " + TRIES,
                Secrets.hash(browser));
    }

    /** The console's latest request for this address, if its code is still good. */
    @Transactional(readOnly = true)
    Optional<Request> ofConsole(EmailAddress address) {
        return find(
                "email = :key AND browser_hash IS NULL AND used_at IS NULL AND code_expires_at > :now",
                address.value());
    }

    /** Uses up a link; false when somebody was faster. */
    boolean use(Request request) {
        return jdbc.sql("UPDATE sign_in_request SET used_at = :now WHERE id = :id AND used_at IS NULL")
                        .param("now", StoredTime.column(clock.instant()))
                        .param("id", request.id())
                        .update()
                == 1;
    }

    /**
     * Tries the console's code. Whoever knows the address may try it, so tries are not counted here, where strangers could
     * use them up, but for each client ({@link RateLimits#attempt}).
     */
    boolean attemptFromConsole(Request request, String code) {
        return Secrets.same(request.codeMac(), secrets.mac(request.id(), code)) && use(request);
    }

    /** Tries a code; each try counts before the code is looked at, right or wrong. */
    Try attempt(Request request, String code) {
        int counted = jdbc.sql("UPDATE sign_in_request SET tries = tries + 1 WHERE id = :id AND tries < " + TRIES
                        + " AND used_at IS NULL AND code_expires_at > :now")
                .param("id", request.id())
                .param("now", StoredTime.column(clock.instant()))
                .update();
        if (counted == 0) {
            return Try.OVER;
        }
        if (!Secrets.same(request.codeMac(), secrets.mac(request.id(), code))) {
            return request.tries() + 1 < TRIES ? Try.WRONG : Try.OVER;
        }
        return use(request) ? Try.RIGHT : Try.OVER;
    }

    private Optional<Request> find(String condition, String key) {
        return jdbc.sql("SELECT * FROM sign_in_request WHERE " + condition + " ORDER BY asked_at DESC LIMIT 1")
                .param("key", key)
                .param("now", StoredTime.column(clock.instant()))
                .query(SignInRequests::row)
                .optional();
    }

    private static Request row(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getString("id"),
                new EmailAddress(row.getString("email")),
                Target.of(row.getString("target")),
                row.getString("code_mac"),
                row.getInt("tries"));
    }

    /** What became of a typed code. */
    enum Try {
        RIGHT,
        WRONG,
        OVER
    }

    /** What goes into the mail and nowhere else. */
    record Mailable(String token, String code) {

        @Override
        public String toString() {
            return "Mailable[not shown]";
        }
    }

    record Request(String id, EmailAddress address, Target target, String codeMac, int tries) {

        int triesLeft() {
            return TRIES - tries;
        }
    }
}
