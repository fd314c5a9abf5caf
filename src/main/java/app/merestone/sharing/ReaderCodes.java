package app.merestone.sharing;

import app.merestone.identity.TypedCodes;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.StoredTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is kept of codes by which readers prove their address. Only the form that a code was asked for with may try it, so nobody
 * can use up somebody else's tries; using one up is a single conditional write.
 */
@Component
@Transactional
class ReaderCodes {

    static final Duration LIVES = Duration.ofMinutes(10);
    static final int TRIES = 5;

    private final JdbcClient jdbc;
    private final TypedCodes codes;
    private final Clock clock;

    ReaderCodes(JdbcClient jdbc, TypedCodes codes, Clock clock) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * A code that was just made.
     *
     * @param request by which the form knows it
     */
    record Asked(UUID request, String code) {

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

    /** Makes a code, in the same way for whoever may read and for whoever may not. */
    Asked ask(ShareId share, EmailAddress address) {
        // of chance alone, and not in the order of time: whoever knows it may try the code
        var request = UUID.randomUUID();
        var code = codes.fresh();
        jdbc.sql("""
                        INSERT INTO share_code (id, share_id, address, code_seal, expires_at, tries)
                        VALUES (:id, :share, :address, :seal, :expires, 0)""")
                .param("id", request.toString())
                .param("share", share.toString())
                .param("address", address.value())
                .param("seal", codes.seal(purpose(request), code))
                .param("expires", StoredTime.column(clock.instant().plus(LIVES)))
                .update();
        return new Asked(request, code);
    }

    /** Tries a code; each try counts before the code is looked at, right or wrong. */
    Tried attempt(ShareId share, UUID request, String code) {
        int counted = jdbc.sql("UPDATE share_code SET tries = tries + 1 WHERE id = :id AND share_id = :share"
                        + " AND tries < " + TRIES + " AND used_at IS NULL AND expires_at > :now")
                .param("id", request.toString())
                .param("share", share.toString())
                .param("now", StoredTime.column(clock.instant()))
                .update();
        return counted == 0 ? new Over() : counted(request, code).orElseGet(Over::new);
    }

    private Optional<Tried> counted(UUID request, String code) {
        return jdbc.sql("SELECT address, code_seal, tries FROM share_code WHERE id = :id")
                .param("id", request.toString())
                .<Tried>query((row, n) -> {
                    var reader = new EmailAddress(row.getString("address"));
                    if (codes.holds(row.getString("code_seal"), purpose(request), code)) {
                        return use(request) ? new Right(reader) : new Over();
                    }
                    int left = TRIES - row.getInt("tries");
                    return left > 0 ? new Wrong(reader, left) : new Over();
                })
                .optional();
    }

    private boolean use(UUID request) {
        return jdbc.sql("UPDATE share_code SET used_at = :now WHERE id = :id AND used_at IS NULL")
                        .param("now", StoredTime.column(clock.instant()))
                        .param("id", request.toString())
                        .update()
                == 1;
    }

    private static String purpose(UUID request) {
        return "code " + request;
    }
}
