package app.merestone.datasync;

import app.merestone.kernel.ContentHash;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Who knocks at the intake, by what the address asks for: a bearer key, the address itself, or a signature. What opens one
 * door opens no other, since an address is written down in more places than a header.
 */
@Component
class SenderCredentials {

    private static final Logger LOG = LoggerFactory.getLogger(SenderCredentials.class);
    private static final Pattern UUID_SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Connections connections;
    private final WebhookSecrets secrets;
    private final Clock clock;

    SenderCredentials(Connections connections, WebhookSecrets secrets, Clock clock) {
        this.connections = connections;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The sender that this request comes from; nobody where what it shows is not in force. */
    Optional<Sender> of(HttpServletRequest request) throws IOException {
        var path = request.getRequestURI();
        if (path.startsWith(AirbyteEndpoint.BELOW)) {
            return SenderKey.shaped(path.substring(AirbyteEndpoint.BELOW.length()))
                    .flatMap(key -> known(key, Sending.AIRBYTE));
        }
        if (path.startsWith(FivetranEndpoint.BELOW)) {
            return signed(path.substring(FivetranEndpoint.BELOW.length()), request);
        }
        return SenderKey.bearer(request.getHeader(HttpHeaders.AUTHORIZATION)).flatMap(key -> known(key, Sending.KEY));
    }

    /** Looked up by hash, so that the time it takes says nothing of the key; compared once more in constant time. */
    private Optional<Sender> known(SenderKey key, Sending sending) {
        var hash = key.hash();
        return connections
                .findByKeyHash(hash)
                .or(() -> connections.findByFormerKeyHash(hash))
                .filter(c -> c.sendsBy(sending) && c.accepts(hash, clock.instant()))
                .map(c -> new Sender(c.id(), hash));
    }

    /** A stranger's body is not read: only what carries a signature, for a connection that there is, is checked against it. */
    private Optional<Sender> signed(String name, HttpServletRequest request) throws IOException {
        var signature = request.getHeader(FivetranEndpoint.SIGNATURE);
        if (signature == null || !UUID_SHAPE.matcher(name).matches()) {
            return Optional.empty();
        }
        var connection =
                connections.findById(new ConnectionId(UUID.fromString(name))).filter(c -> c.sendsBy(Sending.FIVETRAN));
        if (connection.isEmpty()) {
            return Optional.empty();
        }
        var found = connection.get();
        var body = IntakeBody.of(request);
        return Stream.of(found.keyNonce(), found.formerKeyNonce())
                .filter(Objects::nonNull)
                .map(secrets::of)
                .filter(secret -> WebhookSecrets.signed(secret, body, signature))
                .map(SenderKey::hash)
                .filter(hash -> accepts(found, hash))
                .map(hash -> new Sender(found.id(), hash))
                .findFirst();
    }

    private boolean accepts(Connection connection, ContentHash secret) {
        if (connection.accepts(secret, clock.instant())) {
            return true;
        }
        LOG.warn(
                "a webhook of connection {} was signed with a secret that is not in force: revoked, ended, or made under"
                        + " another key of the installation",
                connection.id());
        return false;
    }
}
