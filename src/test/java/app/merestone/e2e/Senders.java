package app.merestone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Senders that speak no lineage, as their own pages show what they send, with values of ours: Airbyte's "Manage
 * notifications" (docs.airbyte.com) and Fivetran's "Webhooks" (fivetran.com/docs/rest-api). Plain reports go out as anybody
 * would send them first: with {@code curl}.
 */
final class Senders {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Senders() {}

    /** Airbyte, which posts a notification of each sync to an address that is its key. */
    static Loader airbyte(String address) {
        var jobs = new AtomicLong(41_000);
        return rows -> {
            var ended = now();
            accepted(HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString("""
                    {"data": {
                       "workspace": {"id": "4f0c5f0e-2f57-4c6a-9d7b-6a1c0e9b8d77", "name": "Fenwick"},
                       "connection": {"id": "%s", "name": "CRM to warehouse"},
                       "source": {"id": "9a7f2b54-3c1d-4e8f-a6b0-5d4c3b2a1f00", "name": "CRM"},
                       "destination": {"id": "%s", "name": "Warehouse"},
                       "jobId": %d, "startedAt": "%s", "finishedAt": "%s",
                       "recordsEmitted": %d, "recordsCommitted": %d, "bytesEmitted": 81920, "bytesCommitted": 81920,
                       "success": true, "durationInSeconds": 20, "durationFormatted": "20 sec"}}""".formatted(
                            Feed.AIRBYTE.job(),
                            Feed.AIRBYTE.output(),
                            jobs.incrementAndGet(),
                            ended.minusSeconds(20),
                            ended,
                            rows,
                            rows))));
        };
    }

    /** Fivetran, which signs its events and counts nothing; the vendor's own script counts the same sync with {@code curl}. */
    static Loader fivetran(String address, String secret, Portal portal, String key) {
        return rows -> {
            var sync = UUID.randomUUID();
            var event = """
                    {"event": "sync_end", "created": "%s", "connector_type": "salesforce", "connector_id": "%s",
                     "connector_name": "crm", "sync_id": "%s", "destination_group_id": "%s",
                     "data": {"status": "SUCCESSFUL"}}""".formatted(now(), Feed.FIVETRAN.job(), sync, Feed.FIVETRAN.output());
            accepted(HttpRequest.newBuilder(URI.create(address))
                    .header("X-Fivetran-Signature-256", signature(secret, event))
                    .POST(BodyPublishers.ofString(event)));
            curl(portal, key, Feed.FIVETRAN, sync.toString(), rows);
        };
    }

    /** A script that counts what it loaded and posts that with {@code curl}. */
    static Loader plain(Portal portal, String key) {
        return rows -> curl(portal, key, Feed.PLAIN, "load " + UUID.randomUUID(), rows);
    }

    private static void curl(Portal portal, String key, Feed feed, String run, long rows) {
        var report = """
                {"run": "%s", "status": "completed", "at": "%s", "namespace": "%s", "job": "%s", "output": "%s", "rows": %d%s}""".formatted(run, now(), feed.namespace(), feed.job(), feed.output(), rows, sum(feed, rows));
        var command = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--max-time", "60"));
        command.addAll(List.of("--write-out", "%{http_code}", "--output", "/dev/null"));
        command.addAll(List.of("--header", "Authorization: Bearer " + key));
        command.addAll(List.of("--header", "Content-Type: application/json"));
        command.addAll(List.of("--header", "Idempotency-Key: " + UUID.randomUUID()));
        command.addAll(List.of("--data-binary", report, portal.url() + "/api/v1/runs"));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said).isIn("200", "201");
        } catch (IOException failed) {
            throw new IllegalStateException("curl could not be run", failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was ended", ended);
        }
    }

    private static String sum(Feed feed, long rows) {
        return feed.summed()
                ? ", \"sum\": {\"of\": \"%s\", \"amount\": \"%d\", \"unit\": \"%s\"}"
                        .formatted(Feed.SUM_OF, feed.sumOf(rows), Feed.SUM_UNIT)
                : "";
    }

    private static void accepted(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(
                    request.header("Content-Type", "application/json").build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        } catch (IOException failed) {
            throw new IllegalStateException("the run could not be reported", failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was ended", ended);
        }
    }

    private static String signature(String secret, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().withUpperCase().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
