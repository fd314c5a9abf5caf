package app.merestone.closing;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Numbers certificates within a UTC year, without gaps: M-2026-0117. Who closes at the same moment waits here briefly. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CertificateNumbers {

    private final JdbcClient jdbc;
    private final Clock clock;

    CertificateNumbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String next() {
        int year = clock.instant().atOffset(ZoneOffset.UTC).getYear();
        int number = locked(year).orElseGet(() -> begin(year)) + 1;
        jdbc.sql("UPDATE certificate_number SET last_number = :number WHERE for_year = :year")
                .param("number", number)
                .param("year", year)
                .update();
        return "M-%d-%04d".formatted(year, number);
    }

    private int begin(int year) {
        // two first closings of a year at once: the second waits for the first one's row; failing on it would leave
        // both with a shared lock that neither can turn into their own
        jdbc.sql("""
                        INSERT INTO certificate_number (for_year, last_number) VALUES (:year, 0)
                        ON DUPLICATE KEY UPDATE for_year = for_year""").param("year", year).update();
        return locked(year).orElseThrow();
    }

    private Optional<Integer> locked(int year) {
        return jdbc.sql("SELECT last_number FROM certificate_number WHERE for_year = :year FOR UPDATE")
                .param("year", year)
                .query(Integer.class)
                .optional();
    }
}
