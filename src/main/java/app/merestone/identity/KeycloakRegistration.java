package app.merestone.identity;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.web.client.RestClient;

/**
 * What the identity provider says about itself, asked when somebody first wants to sign in through it and not when the
 * portal starts: either may start first, and either may be away for a moment.
 */
final class KeycloakRegistration implements ClientRegistrationRepository {

    static final String ID = "keycloak";

    private static final Logger LOG = LoggerFactory.getLogger(KeycloakRegistration.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final IdentitySettings.Keycloak settings;
    private final RestClient http;
    private volatile @Nullable ClientRegistration known;

    KeycloakRegistration(IdentitySettings.Keycloak settings) {
        this.settings = settings;
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /** The provider, or empty while it does not answer. */
    Optional<ClientRegistration> find() {
        var found = known;
        if (found == null) {
            try {
                found = discover();
                known = found;
            } catch (RuntimeException away) {
                LOG.warn("The identity provider {} does not answer: {}", settings.issuer(), away.getMessage());
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return ID.equals(id) ? find().orElse(null) : null;
    }

    private ClientRegistration discover() {
        var issuer = Objects.requireNonNull(settings.issuer());
        Map<String, Object> itself = http.get()
                .uri(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration")
                .retrieve()
                .body(new ParameterizedTypeReference<>() {});
        if (itself == null || !issuer.equals(itself.get("issuer"))) {
            // otherwise whoever answers at that address could speak for another issuer
            throw new IllegalStateException("it calls itself " + (itself == null ? "nothing" : itself.get("issuer")));
        }
        return ClientRegistrations.fromOidcConfiguration(itself)
                .registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope("openid", "profile", "email")
                .build();
    }
}
