package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

/** While the database is away a sender is told to keep its event and to send it again. */
class DatabaseAwayTests {

    @Test
    void anEventThatCannotBeStoredIsAskedForAgain() {
        for (var trouble : new RuntimeException[] {
            new CannotCreateTransactionException("away"),
            new CannotGetJdbcConnectionException("away"),
            new CannotAcquireLockException("busy")
        }) {
            var receiving = mock(ReceivingRuns.class);
            when(receiving.openLineage(any())).thenThrow(trouble);
            assertAskedForAgain(new LineageEndpoint(receiving).receive(request()));
            var usage = mock(ReceivingUsage.class);
            when(usage.signals(any(), any())).thenThrow(trouble);
            var request = request();
            request.addHeader(IdempotencyKey.HEADER, "first");
            assertAskedForAgain(new UsageEndpoint(usage).receive(request));
        }
    }

    private static void assertAskedForAgain(ResponseEntity<?> answer) {
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("10");
        assertThat(answer.getBody())
                .isInstanceOfSatisfying(ProblemDetail.class, problem -> assertThat(problem.getProperties())
                        .containsEntry("stored", false));
    }

    @Test
    void aKeyThatCannotBeLookedUpIsNotCalledWrong() throws Exception {
        var connections = mock(Connections.class);
        when(connections.findByKeyHash(any())).thenThrow(new CannotGetJdbcConnectionException("away"));
        var response = new MockHttpServletResponse();
        new IntakeSecurity.KeyFilter(
                        new SenderCredentials(connections, mock(WebhookSecrets.class), Clock.systemUTC()),
                        new IntakeRate(1),
                        JsonMapper.builder().build())
                .doFilter(request(), response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("10");
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
    }

    private static MockHttpServletRequest request() {
        var request = new MockHttpServletRequest("POST", LineageEndpoint.PATH);
        request.addHeader("Authorization", "Bearer mst_" + "A".repeat(43));
        request.setContentType("application/json");
        request.setContent("{}".getBytes(StandardCharsets.UTF_8));
        return request;
    }
}
