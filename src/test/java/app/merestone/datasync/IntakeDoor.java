package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One of the intake's addresses, asked over real HTTP. */
final class IntakeDoor {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI address;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private IntakeDoor(URI address) {
        this.address = address;
    }

    static IntakeDoor at(int port, String path) {
        return new IntakeDoor(URI.create("http://localhost:" + port + path)).with("Content-Type", "application/json");
    }

    /** The same door with one header more. */
    IntakeDoor with(String header, String value) {
        var other = new IntakeDoor(address);
        other.headers.putAll(headers);
        other.headers.put(header, value);
        return other;
    }

    IntakeDoor withKey(String key) {
        return with("Authorization", "Bearer " + key);
    }

    IntakeDoor without(String header) {
        var other = new IntakeDoor(address);
        other.headers.putAll(headers);
        other.headers.remove(header);
        return other;
    }

    HttpResponse<String> post(String body) throws Exception {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> post(byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A problem that says what is wrong, and that nothing was stored. */
    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("urn:merestone:intake:" + code, "\"stored\":false", "othing was stored");
    }
}
