package app.merestone.sharing;

import app.merestone.identity.TypedCodes;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.StoredTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is kept of codes by which readers prove their address. Each form that asked has tries of its own, so nobody can use up
 * somebody else's. Where several codes of an address hold already, one more form takes the newest of them: whoever asks in a
 * reader's place again and again fills no post box, and locks nobody out who can read it. Each write here stands for itself,
 * and using a code up is a single conditional one.
 */
@Component
class ReaderCodes {

    static final Duration LIVES = Duration.ofMinutes(10);
    static final int TRIES = 5;

    /** So many codes of one address on one share hold at a time. */
    static final int AT_ONCE = 3;

    private final JdbcClient jdbc;
    private final TypedCodes codes;
    private final Clock clock;

    ReaderCodes(JdbcClient jdbc, TypedCodes codes, Clock clock) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * A form that a code can be typed into.
     *
     * @param request by which the form knows it
     * @param code what is to be mailed; empty where the newest one from before goes on holding
     */
    record Asked(UUID request, Optional<String> code) {

        @Override
        public String toString() {
            return "Asked[not told]";
        }
    }

    /** What became of a typed code. */
    sealed interface Tried {}

    record Right(EmailAddress reader) implements Tried {}

    record Wrong(EmailAddress reader, int left) implements Tried {}

    /** Tried too often, used, too old, or none of ours. */
    record Over() implements Tried {}

    private record Held(String seal, Instant until) {}

    private record Kept(EmailAddress reader, String seal, int tries) {}

    /** One more form for the newest of the codes that hold; empty where they are few, and one more is to be made. */
    Optional<Asked> again(ShareId share, EmailAddress address) {
        var held = jdbc.sql("""
                        SELECT code_seal, MAX(expires_at) AS until_at FROM share_code
                         WHERE share_id = :share AND address = :address AND expires_at > :now AND used_at IS NULL
                         GROUP BY code_seal ORDER BY until_at DESC LIMIT :most""")
                .param("share", share.toString())
                .param("address", address.value())
                .param("now", StoredTime.column(clock.instant()))
                .param("most", AT_ONCE)
                .query((row, n) -> new Held(row.getString("code_seal"), StoredTime.of(row, "until_at")))
                .list();
        if (held.size() < AT_ONCE) {
            return Optional.empty();
        }
        var newest = held.getFirst();
        return Optional.of(new Asked(keep(share, address, newest.seal(), newest.until()), Optional.empty()));
    }

    /** Makes a code, in the same way for whoever may read and for whoever may not. */
    Asked ask(ShareId share, EmailAddress address) {
        var code = codes.fresh();
        var seal = codes.seal(purpose(share, address), code);
        return new Asked(keep(share, address, seal, clock.instant().plus(LIVES)), Optional.of(code));
    }

    private UUID keep(ShareId share, EmailAddress address, String seal, Instant until) {
        // of chance alone, and not in the order of time: whoever knows it may try the code
        var request = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO share_code (id, share_id, address, code_seal, expires_at, tries)
                        VALUES (:id, :share, :address, :seal, :expires, 0)""")
                .param("id", request.toString())
                .param("share", share.toString())
                .param("address", address.value())
                .param("seal", seal)
                .param("expires", StoredTime.column(until))
                .update();
        return request;
    }

    /** Whether a code can still be tried in this form. */
    boolean takes(ShareId share, UUID request) {
        return jdbc.sql("SELECT 1 FROM share_code WHERE id = :id AND share_id = :share AND tries < " + TRIES
                        + " AND used_at IS NULL AND expires_at > :now")
                .param("id", request.toString())
                .param("share", share.toString())
                .param("now", StoredTime.column(clock.instant()))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Tries a code; each try counts before the code is looked at, right or wrong. */
    Tried attempt(ShareId share, UUID request, String code) {
        int counted = jdbc.sql("UPDATE share_code SET tries = tries + 1 WHERE id = :id AND share_id = :share"
                        + " AND tries < " + TRIES + " AND used_at IS NULL AND expires_at > :now")
                .param("id", request.toString())
                .param("share", share.toString())
                .param("now", StoredTime.column(clock.instant()))
                .update();
        return counted == 0 ? new Over() : counted(share, request, code).orElseGet(Over::new);
    }

    private Optional<Tried> counted(ShareId share, UUID request, String code) {
        return jdbc.sql("SELECT address, code_seal, tries FROM share_code WHERE id = :id")
                .param("id", request.toString())
                .query((row, n) -> new Kept(
                        new EmailAddress(row.getString("address")), row.getString("code_seal"), row.getInt("tries")))
                .optional()
                .map(kept -> judge(share, kept, code));
    }

    private Tried judge(ShareId share, Kept kept, String code) {
        if (codes.holds(kept.seal(), purpose(share, kept.reader()), code)) {
            return use(share, kept) ? new Right(kept.reader()) : new Over();
        }
        int left = TRIES - kept.tries();
        return left > 0 ? new Wrong(kept.reader(), left) : new Over();
    }

    /** A code is used up in every form that it could be typed into. */
    private boolean use(ShareId share, Kept kept) {
        return jdbc.sql("UPDATE share_code SET used_at = :now WHERE share_id = :share AND address = :address"
                                + " AND code_seal = :seal AND used_at IS NULL")
                        .param("now", StoredTime.column(clock.instant()))
                        .param("share", share.toString())
                        .param("address", kept.reader().value())
                        .param("seal", kept.seal())
                        .update()
                > 0;
    }

    private static String purpose(ShareId share, EmailAddress address) {
        return "code " + share + " " + address.value();
    }
}
