package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import io.github.bucket4j.TimeMeter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** A sender that delivers too often is told when to come back, and nobody else notices. */
class IntakeRateTests {

    private final AtomicLong nanos = new AtomicLong();
    private final Connections connections = mock(Connections.class);
    private final IntakeSecurity.KeyFilter door = new IntakeSecurity.KeyFilter(
            new SenderCredentials(connections, mock(WebhookSecrets.class), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
            new IntakeRate(2, time()),
            JsonMapper.builder().build());

    @Test
    void oneDeliveryTooManyIsAskedForAgainLaterAndGoesNoFurther() throws Exception {
        var key = connected();
        assertThat(knock(key).getStatus()).isEqualTo(200);
        assertThat(knock(key).getStatus()).isEqualTo(200);
        var through = new MockFilterChain();
        var refused = knock(key, through);
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("30");
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(refused.getContentAsString()).contains("urn:merestone:intake:too-many", "\"stored\":false");
        assertThat(through.getRequest()).as("nothing of the body was read").isNull();
    }

    @Test
    void whoWaitsAsLongAsToldIsLetIn() throws Exception {
        var key = connected();
        for (int n = 0; n < 3; n++) {
            knock(key);
        }
        pass(Duration.ofSeconds(29));
        assertThat(knock(key).getHeader("Retry-After")).isEqualTo("1");
        pass(Duration.ofSeconds(1));
        assertThat(knock(key).getStatus()).isEqualTo(200);
    }

    @Test
    void eachConnectionIsCountedAlone() throws Exception {
        var wild = connected();
        var quiet = connected();
        for (int n = 0; n < 5; n++) {
            knock(wild);
        }
        assertThat(knock(wild).getStatus()).isEqualTo(429);
        assertThat(knock(quiet).getStatus()).isEqualTo(200);
    }

    @Test
    void aKeyThatIsNotValidIsNotCountedAndStaysNotValid() throws Exception {
        when(connections.findByKeyHash(any())).thenReturn(Optional.empty());
        for (int n = 0; n < 5; n++) {
            assertThat(knock(SenderKey.next()).getStatus()).isEqualTo(401);
        }
    }

    private SenderKey connected() {
        var key = SenderKey.next();
        var connection = Connection.made(AccountId.next(), "Nightly", Sending.KEY, key, PersonId.next(), Instant.EPOCH);
        when(connections.findByKeyHash(key.hash())).thenReturn(Optional.of(connection));
        return key;
    }

    private MockHttpServletResponse knock(SenderKey key) throws Exception {
        return knock(key, new MockFilterChain());
    }

    private MockHttpServletResponse knock(SenderKey key, MockFilterChain through) throws Exception {
        var request = new MockHttpServletRequest("POST", LineageEndpoint.PATH);
        request.addHeader("Authorization", "Bearer " + key.text());
        request.setContentType("application/json");
        request.setContent("{}".getBytes(StandardCharsets.UTF_8));
        var response = new MockHttpServletResponse();
        door.doFilter(request, response, through);
        return response;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private TimeMeter time() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
