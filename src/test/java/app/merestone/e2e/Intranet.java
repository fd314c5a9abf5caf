package app.merestone.e2e;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A customer's own site: a real page on another origin, over https as browsers and the portal want it, that frames something. */
final class Intranet implements AutoCloseable {

    // a mail server for tests brings a certificate along; a browser that is told to asks for no more
    private static final String CERTIFICATE = "/greenmail.p12";
    private static final char[] OPEN = "changeit".toCharArray();

    private final HttpsServer server;
    private volatile String framed = "";

    Intranet() {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(identity()));
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
        server.createContext("/", asked -> {
            var page = """
                    <!DOCTYPE html>
                    <html lang="en"><title>Our intranet</title><link rel="icon" href="data:,">
                    <h1>What our suppliers do</h1><iframe title="How far we are" width="800" height="600" src="%s"></iframe>
                    </html>""".formatted(framed).getBytes(StandardCharsets.UTF_8);
            asked.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            asked.sendResponseHeaders(200, page.length);
            try (var body = asked.getResponseBody()) {
                body.write(page);
            }
        });
        server.start();
    }

    /** Its origin. */
    String origin() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The same site by another name, which makes it another origin. */
    String otherOrigin() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** From now on its page frames what is at this address. */
    void frames(String address) {
        framed = address;
    }

    private static SSLContext identity() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try (var file = Intranet.class.getResourceAsStream(CERTIFICATE)) {
            store.load(Objects.requireNonNull(file), OPEN);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, OPEN);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
