package app.merestone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merestone.kernel.EmailAddress;
import app.merestone.testing.TestPostbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** What a browser without scripts does: keeps cookies, fills in forms with their hidden fields, follows nothing by itself. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("/sign-in/link/[A-Za-z0-9_-]{43}");
    private static final Pattern DRAWN_TOKEN =
            Pattern.compile("\"key\":\"value\",\"feat\":3,\"value\":\"([A-Za-z0-9_-]{60,})\"");

    private final String origin;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    /** A fresh one, for the portal on this port. */
    public Browser(int port) {
        this.origin = "http://localhost:" + port;
    }

    /** Asks for a page. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    /** Asks with somebody's session and nothing else. */
    HttpResponse<String> getAs(String path, String session) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Cookie", "JSESSIONID=" + session)
                .GET());
    }

    /** Fills in the form that the page {@code from} shows, and submits it to {@code action}. */
    public HttpResponse<String> submit(String from, String action, String... fields) {
        var token = TOKEN.matcher(get(from).body());
        var all = new ArrayList<>(List.of(fields));
        if (token.find()) {
            all.addAll(List.of("_csrf", token.group(1)));
        }
        return post(action, all.toArray(String[]::new));
    }

    /** Posts these fields and nothing else. */
    public HttpResponse<String> post(String path, String... fields) {
        var form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    /** Signs this person in by a mailed link. */
    public void signIn(TestPostbox.Kept postbox, EmailAddress someone) {
        int before = postbox.to(someone).size();
        submit("/sign-in", "/sign-in/mail", "email", someone.value(), "to", "/");
        await().atMost(Duration.ofSeconds(10)).until(() -> postbox.to(someone).size() > before);
        var link = LINK.matcher(postbox.to(someone).get(before).text());
        assertThat(link.find()).isTrue();
        assertThat(submit(link.group(), link.group()).statusCode()).isEqualTo(302);
    }

    /** Presses the button that signs out, as the page of somebody signed in draws it. */
    HttpResponse<String> signOut() {
        var token = DRAWN_TOKEN.matcher(openPage("mail").drawn());
        assertThat(token.find()).as("the form's token in the page").isTrue();
        return post("/sign-out", "_csrf", token.group(1));
    }

    /** A page of the portal that stands open, as its script knows it. */
    public record OpenPage(String ui, String key, String said, String drawn, AtomicInteger asked) {}

    /** Opens this page as the portal's script does, which draws nothing but says where it is. */
    public OpenPage openPage(String route) {
        var page = get("/?v-r=init&location=" + URLEncoder.encode(route, StandardCharsets.UTF_8) + "&query=");
        var key = Pattern.compile("\"v-uiId\":(\\d+).*\"Vaadin-Security-Key\":\"([^\"]+)\"")
                .matcher(page.body());
        assertThat(key.find()).as(page.body()).isTrue();
        var said = """
                {"type": "event", "node": 1, "event": "ui-navigate", "data": {"route": "%s", "query": "",
                 "appShellTitle": "", "historyState": null, "trigger": ""}}""".formatted(route);
        var drawn = say(key.group(1), key.group(2), 0, said);
        return new OpenPage(key.group(1), key.group(2), said, drawn, new AtomicInteger());
    }

    /** Says once more what opened this page, as the portal's script does when the answer was lost on its way. */
    public String drawnAgain(OpenPage page) {
        return say(page.ui(), page.key(), 0, page.said());
    }

    /** What has been waiting for this page since it was opened. */
    public String askAgain(OpenPage page) {
        return say(page.ui(), page.key(), page.asked().incrementAndGet(), "");
    }

    private String say(String ui, String key, int nth, String calls) {
        return send(HttpRequest.newBuilder(at("/?v-r=uidl&v-uiId=" + ui))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("""
                                {"csrfToken": "%s", "syncId": %d, "clientId": %d, "rpc": [%s]}""".formatted(key, nth, nth, calls))))
                .body();
    }

    /** Asks for a WebSocket as a page of this origin; the answer's status. */
    int handshake(String path, String pageOrigin) {
        var session = cookie("JSESSIONID")
                .map(id -> "Cookie: JSESSIONID=" + id + "\r\n")
                .orElse("");
        return status("GET " + path + " HTTP/1.1\r\nHost: " + origin.substring("http://".length())
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: " + pageOrigin + "\r\n" + session + "\r\n");
    }

    /** Asks for the sign-in page under this name; the answer's status. */
    int statusAt(String host) {
        return status("GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private int status(String request) {
        try (var socket = new Socket("localhost", URI.create(origin).getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return Integer.parseInt(answer.split(" ", -1)[1]);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends this method, with a body of two bytes. */
    public HttpResponse<String> send(String method, String path) {
        return send(HttpRequest.newBuilder(at(path)).method(method, HttpRequest.BodyPublishers.ofString("{}")));
    }

    /** Asks with this cookie, wherever it would be sent to. */
    public HttpResponse<String> carrying(String cookie, String method, String path) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** What this cookie holds. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private URI at(String path) {
        return URI.create(path.startsWith("http") ? path : origin + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            // a real browser counts this machine as a secure place, and Keycloak relies on that
            cookies.getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
