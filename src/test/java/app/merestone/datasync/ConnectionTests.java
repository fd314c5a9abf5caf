package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which of a connection's keys delivers when. */
class ConnectionTests {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant OVER = NOON.plus(Connection.OVERLAP);
    private static final PersonId ADA = PersonId.next();

    private final SenderKey first = SenderKey.next();
    private final SenderKey second = SenderKey.next();
    private final SenderKey third = SenderKey.next();
    private final Connection connection = Connection.made(AccountId.next(), "Nightly", Sending.KEY, first, ADA, NOON);

    @Test
    void theKeyBeforeWorksOnForTheOverlapAndNotAMomentLonger() {
        connection.rotate(second, NOON);
        assertThat(delivers(first, OVER.minusNanos(1_000))).isTrue();
        assertThat(delivers(first, OVER)).isFalse();
        assertThat(delivers(second, NOON)).isTrue();
        assertThat(delivers(second, OVER)).isTrue();
        assertThat(delivers(third, NOON)).isFalse();
    }

    @Test
    void endedTheKeyBeforeIsRefusedAtOnce() {
        connection.rotate(second, NOON);
        connection.endFormerKey(NOON);
        assertThat(delivers(first, NOON)).isFalse();
        assertThat(delivers(second, NOON)).isTrue();
        assertThatThrownBy(() -> connection.endFormerKey(NOON)).hasMessage("connection.one-key");
    }

    @Test
    void revokedNeitherDelivers() {
        connection.rotate(second, NOON);
        connection.revoke(ADA, NOON);
        assertThat(delivers(first, NOON)).isFalse();
        assertThat(delivers(second, NOON)).isFalse();
        assertThatThrownBy(() -> connection.rotate(third, NOON)).hasMessage("connection.revoked-already");
        assertThatThrownBy(() -> connection.endFormerKey(NOON)).hasMessage("connection.revoked-already");
    }

    @Test
    void twoKeysWorkAtOnceAndNeverThree() {
        connection.rotate(second, NOON);
        assertThatThrownBy(() -> connection.rotate(third, NOON)).hasMessage("connection.two-keys");
        assertThat(delivers(third, NOON)).isFalse();
        connection.rotate(third, OVER);
        assertThat(delivers(first, OVER)).isFalse();
        assertThat(delivers(second, OVER)).isTrue();
        assertThat(delivers(third, OVER)).isTrue();
    }

    private boolean delivers(SenderKey key, Instant at) {
        return connection.accepts(key.hash(), at);
    }
}
