package app.merestone.bench;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.sharing.NewShare;
import app.merestone.sharing.SharePart;
import app.merestone.sharing.SharingPlans;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reading the page behind a link, live (put together on each request) and frozen (kept as it was), against a fixed text of the
 * same length that Spring MVC answers in the same process behind the same filters. Nothing is cached in front of either. What
 * stands in the process besides the portal is found like the portal's own parts, so it is there in every part of the bench.
 */
final class ShareBench {

    private static final int ACCOUNTS = 20;
    private static final int WARM_UP = 400;
    private static final int ROUNDS = 5;
    private static final int REQUESTS = 400;
    private static final int CLIENTS = 4;
    private static final int MOST_BYTES = 30_000;

    private final Database database;
    private final Path data;
    private final Report report;

    ShareBench(Database database, Path data, Report report) {
        this.database = database;
        this.data = data;
        this.report = report;
    }

    void run() throws Exception {
        report.heading("The page behind a link, on " + database.size() + " accounts, " + CLIENTS + " clients");
        try (var application = Application.start(database, data);
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            var port = application.getEnvironment().getRequiredProperty("local.server.port");
            var sessions = application.getBean(Sessions.class);
            var sharing = application.getBean(SharingPlans.class);
            var pages = new LinkedHashMap<String, List<URI>>();
            pages.put("live", links(application.getBean(JdbcClient.class), sharing, port, false));
            pages.put("frozen", links(application.getBean(JdbcClient.class), sharing, port, true));
            Application.settle(application.getBean(JdbcClient.class));
            var sample = text(http, pages.get("live").getFirst());
            application.getBean(Fixed.class).text = sample;
            pages.put("fixed text", List.of(URI.create("http://127.0.0.1:" + port + "/s/fixed")));
            for (var uris : pages.values()) {
                read(http, uris, WARM_UP, new Figures());
            }
            var before = sessions.made.get();
            var perSecond = new LinkedHashMap<String, List<Double>>();
            var each = new LinkedHashMap<String, Figures>();
            for (int round = 0; round < ROUNDS; round++) {
                for (var page : pages.entrySet()) {
                    var figures = each.computeIfAbsent(page.getKey(), k -> new Figures());
                    perSecond
                            .computeIfAbsent(page.getKey(), k -> new ArrayList<>())
                            .add(read(http, page.getValue(), REQUESTS, figures));
                }
            }
            each.forEach((name, figures) -> {
                report.measure("  " + name, figures);
                report.line(
                        "    %.0f requests a second (median of %d rounds of %d)",
                        median(perSecond.get(name)), ROUNDS, REQUESTS);
            });
            long made = sessions.made.get() - before;
            report.aim("  sessions opened", made, "", "0", made == 0);
            long wire = zipped(sample);
            report.aim("  bytes of the page, compressed", wire, "", "<= " + MOST_BYTES, wire <= MOST_BYTES);
            report.line("  bytes of the page as it is: %d", sample.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    private static List<URI> links(JdbcClient jdbc, SharingPlans sharing, String port, boolean frozen) {
        record Champion(AccountId account, PersonId person) {}
        var champions = jdbc.sql("""
                        SELECT m.account_id, m.person_id FROM membership m JOIN account a ON a.id = m.account_id
                         WHERE m.role = 'CHAMPION' AND m.ended_at IS NULL AND a.ended_at IS NULL
                           AND EXISTS (SELECT 1 FROM result r WHERE r.account_id = a.id AND r.vendor_at IS NOT NULL)
                         ORDER BY m.account_id LIMIT :most""")
                .param("most", ACCOUNTS)
                .query((row, n) -> new Champion(
                        AccountId.parse(row.getString("account_id")), PersonId.parse(row.getString("person_id"))))
                .list();
        var until = LocalDate.now(ZoneOffset.UTC).plusDays(20);
        return champions.stream()
                .map(champion -> Application.as(
                        champion.person(),
                        () -> sharing.make(
                                champion.account(),
                                new NewShare(EnumSet.allOf(SharePart.class), frozen, until, "", false)),
                        "CUSTOMER"))
                .map(made -> URI.create(
                        "http://127.0.0.1:" + port + URI.create(made.link()).getPath()))
                .toList();
    }

    /** How many requests were answered in a second. */
    private static double read(HttpClient http, List<URI> pages, int requests, Figures figures) throws Exception {
        long began = System.nanoTime();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var all = new ArrayList<Future<?>>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                all.add(clients.submit(() -> {
                    for (int i = first; i < requests; i += CLIENTS) {
                        var page = pages.get(i % pages.size());
                        figures.time(() -> text(http, page));
                    }
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
        return requests / (Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3);
    }

    private static String text(HttpClient http, URI page) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(page).header("User-Agent", "bench").build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200
                    || !answer.headers().allValues("Set-Cookie").isEmpty()) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.headers());
            }
            return answer.body();
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long zipped(String text) throws java.io.IOException {
        var wire = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(wire)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return wire.size();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** A page of Spring MVC that asks nothing, at an address that the same filters let in. */
    @RestController
    static class Fixed {

        private volatile String text = "";

        @GetMapping(path = "/s/fixed", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
        String fixed() {
            return text;
        }
    }

    /** Counts every session that anybody is given. */
    @Component
    static final class Sessions implements HttpSessionListener {

        private final AtomicLong made = new AtomicLong();

        @Override
        public void sessionCreated(HttpSessionEvent event) {
            made.incrementAndGet();
        }
    }
}
