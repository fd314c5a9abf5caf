package app.merestone.closing;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.StoredTime;
import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a certificate that somebody holds is one of ours, for anybody who holds it. Number and hash have to fit
 * together; a wrong pair and an unknown one get the same answer, and a hash cannot be guessed.
 */
@Component
@Transactional(readOnly = true)
class VerifyingRecords {

    private final JdbcClient jdbc;

    VerifyingRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is told of a record that matches. */
    record Verified(
            String number,
            Instant closedAt,
            String customerName,
            String customerCompany,
            Instant customerAt,
            String vendorName,
            String vendorCompany,
            Instant vendorAt,
            int lapses)
            implements Serializable {}

    Optional<Verified> verify(String number, String hash) {
        return readable(hash).flatMap(content -> jdbc.sql("""
                        SELECT c.*, (SELECT COUNT(*) FROM lapse l WHERE l.account_id = c.account_id) AS lapses
                          FROM closing c
                         WHERE c.number = :number AND c.content_hash = :hash AND c.state = 'CLOSED'""")
                .param("number", CertificateNumbers.read(number))
                .param("hash", content.hex())
                .query((row, n) -> new Verified(
                        row.getString("number"),
                        at(row, "ended_at"),
                        row.getString("customer_name"),
                        row.getString("customer_company"),
                        at(row, "customer_at"),
                        row.getString("vendor_name"),
                        row.getString("vendor_company"),
                        at(row, "vendor_at"),
                        row.getInt("lapses")))
                .optional());
    }

    // on paper the hash stands in groups, and people type it in either case
    private static Optional<ContentHash> readable(String typed) {
        var hex = typed.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        return hex.matches("[0-9a-f]{64}") ? Optional.of(new ContentHash(hex)) : Optional.empty();
    }

    private static Instant at(java.sql.ResultSet row, String column) throws java.sql.SQLException {
        return StoredTime.of(row, column);
    }
}
