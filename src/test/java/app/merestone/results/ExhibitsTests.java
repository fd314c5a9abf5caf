package app.merestone.results;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.results.Exhibits.Look;
import app.merestone.results.Exhibits.Looked;
import app.merestone.results.Exhibits.Piece;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rule 9: a link that the co-signer cannot open is no evidence")
class ExhibitsTests {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final PersonId CHAMPION = PersonId.next();
    private static final PersonId CSM = PersonId.next();
    private static final PersonId STAND_IN = PersonId.next();

    @Test
    void countsUntilSomebodyOfTheVendorCannotOpenIt() {
        assertThat(openable()).isEqualTo(1);
        assertThat(openable(vendor(CSM, Look.OPENED, 1))).isEqualTo(1);
        assertThat(openable(vendor(CSM, Look.CANNOT_OPEN, 1))).isZero();
    }

    @Test
    void countsAgainOnceAColleagueHasOpenedIt() {
        assertThat(openable(vendor(STAND_IN, Look.CANNOT_OPEN, 1), vendor(CSM, Look.OPENED, 2)))
                .isEqualTo(1);
        assertThat(openable(vendor(STAND_IN, Look.OPENED, 1), vendor(CSM, Look.CANNOT_OPEN, 2)))
                .isZero();
    }

    @Test
    void asksTheCoSigningSideOnly() {
        assertThat(openable(new Looked(CHAMPION, Side.CUSTOMER, Look.CANNOT_OPEN, NOON)))
                .isEqualTo(1);
    }

    private static Looked vendor(PersonId person, Look look, int minutes) {
        return new Looked(person, Side.VENDOR, look, NOON.plusSeconds(60L * minutes));
    }

    private static int openable(Looked... looks) {
        var piece = new Piece(
                EvidenceId.next(),
                "board",
                null,
                0,
                "https://boards.example/x",
                ContentHash.of("x"),
                CHAMPION,
                NOON,
                List.of(looks));
        return new Exhibits(List.of(piece)).openable();
    }
}
