package app.merestone.bench;

import app.merestone.kernel.ContentHash;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody with a browser's requests and without a browser: signs in by a mailed link and opens pages as Vaadin's client
 * does, by the page itself, the request that makes its UI, and the one that navigates.
 */
final class Visitor implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String url;
    private final String from;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private WebSocket push;
    private String pushId = "";
    private int ui;

    /**
     * Signs in.
     *
     * @param number makes the address that the requests seem to come from: not everybody tries from one address
     */
    Visitor(PortalProcess portal, JdbcClient jdbc, String email, int number) throws IOException, InterruptedException {
        this.url = portal.url();
        this.from = "203.0.%d.%d".formatted(number / 250, 1 + number % 250);
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        var token = UUID.randomUUID() + "-" + UUID.randomUUID();
        link(jdbc, email, token);
        var page = send(HttpRequest.newBuilder(URI.create(url + "/sign-in/link/" + token))
                .GET());
        var found = FORM_TOKEN.matcher(page.body());
        if (!found.find()) {
            throw new IllegalStateException("no form: " + page.statusCode() + " " + page.body());
        }
        var entered = send(HttpRequest.newBuilder(URI.create(url + "/sign-in/link/" + token))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "_csrf=" + URLEncoder.encode(found.group(1), StandardCharsets.UTF_8))));
        if (entered.statusCode() != 302) {
            throw new IllegalStateException("not signed in: " + entered.statusCode() + " " + entered.body());
        }
    }

    /** What came back, and how long it took from here. */
    record Opened(String text, long bytes, long nanoseconds) {}

    /** Opens the page at this path (without its first slash). */
    Opened open(String path) throws IOException, InterruptedException {
        long began = System.nanoTime();
        var page = send(HttpRequest.newBuilder(URI.create(url + "/" + path))
                .header("Accept", "text/html")
                .GET());
        var made = send(HttpRequest.newBuilder(URI.create(url + "/?v-r=init&location="
                        + URLEncoder.encode(path, StandardCharsets.UTF_8)
                        + "&query=&v-sh=900&v-sw=1400&v-wh=800&v-ww=1400&v-bh=800&v-bw=1400&v-curdate="
                        + System.currentTimeMillis() + "&v-tzo=0&v-dstd=0&v-rtzo=0&v-dston=false&v-tzid=UTC&v-wn=v-0.1"
                        + "&v-td=false&v-pr=1&v-np=Linux"))
                .GET());
        var config = JSON.readTree(made.body()).path("appConfig");
        var uidl = config.path("uidl");
        var ui = config.path("v-uiId").asInt();
        var csrf = uidl.path("Vaadin-Security-Key").asString();
        var navigate = JSON.createObjectNode();
        navigate.put("csrfToken", csrf);
        var event = navigate.putArray("rpc").addObject();
        event.put("type", "event").put("node", 1).put("event", "ui-navigate");
        event.putObject("data")
                .put("route", path)
                .put("query", "")
                .put("appShellTitle", "")
                .putNull("historyState")
                .put("trigger", "");
        navigate.put("syncId", uidl.path("syncId").asInt());
        navigate.put("clientId", uidl.path("clientId").asInt(0));
        var shown = send(HttpRequest.newBuilder(URI.create(url + "/?v-r=uidl&v-uiId=" + ui))
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(navigate.toString())));
        long took = System.nanoTime() - began;
        pushId = uidl.path("Vaadin-Push-ID").asString("");
        this.ui = ui;
        return new Opened(
                shown.body(),
                page.body().length()
                        + made.body().length()
                        + (long) shown.body().length(),
                took);
    }

    /** Opens the connection over which the server tells the open page of changes, as the browser does after the page. */
    void listen() {
        var cookie = cookies.getCookieStore().get(URI.create(url)).stream()
                .map(c -> c.getName() + "=" + c.getValue())
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
        push = http.newWebSocketBuilder()
                .header("Cookie", cookie)
                .header("X-Forwarded-For", from)
                .header("Origin", url)
                .buildAsync(
                        URI.create(url.replace("http:", "ws:") + "/VAADIN/push?v-r=push&v-uiId=" + ui + "&v-pushId="
                                + pushId
                                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.3-jquery"
                                + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"
                                + "&Content-Type=application/json;%20charset=UTF-8&X-atmo-protocol=true"),
                        new WebSocket.Listener() {})
                .join();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(
                request.header("X-Forwarded-For", from)
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.uri() + " " + answer.body());
        }
        return answer;
    }

    private static void link(JdbcClient jdbc, String email, String token) {
        var now = LocalDateTime.now(ZoneOffset.UTC);
        jdbc.sql("""
                        INSERT INTO sign_in_request (id, email, target, link_hash, code_mac, asked_at, code_expires_at,
                            link_expires_at, tries)
                        VALUES (:id, :email, '/', :link, :mac, :now, :soon, :soon, 0)""")
                .param("id", UUID.randomUUID().toString())
                .param("email", email)
                .param("link", ContentHash.of(token).hex())
                .param("mac", ContentHash.of(token + "code").hex())
                .param("now", now)
                .param("soon", now.plusMinutes(15))
                .update();
    }

    @Override
    public void close() {
        if (push != null) {
            push.abort();
        }
        http.close();
    }
}
