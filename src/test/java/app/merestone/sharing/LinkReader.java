package app.merestone.sharing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

/** Somebody with a link, who asks over real HTTP, brings no cookie and follows no redirect. */
final class LinkReader {

    private final int port;

    LinkReader(int port) {
        this.port = port;
    }

    /** Where a link leads, without the house it leads to. */
    static String path(MadeShare made) {
        return URI.create(made.link()).getPath();
    }

    URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)));
    }

    static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** The names of the answer's headers but for those that tell how the body travels, not what it is. */
    static TreeSet<String> names(HttpResponse<byte[]> answer) {
        var names = new TreeSet<>(answer.headers().map().keySet());
        names.removeAll(List.of("content-length", "transfer-encoding", "content-language"));
        return names;
    }
}
