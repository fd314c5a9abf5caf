package app.merestone.identity;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in, and how.
 *
 * @param admin the address of the first administrator, and whom people without access are told to ask;
 *     {@code merestone.admin}
 * @param secret at least 32 characters under which typed codes are kept; {@code merestone.secret}. Without it a key is made
 *     once in the data folder, which several nodes would not share
 * @param data the data folder; {@code merestone.data}
 * @param demo demo mode; {@code merestone.demo}
 * @param baseUrl where people reach the portal; {@code merestone.base-url}
 * @param keycloak the identity provider; without an issuer there is none
 */
@ConfigurationProperties("merestone")
record IdentitySettings(
        @Nullable String admin,
        @Nullable String secret,
        Path data,
        boolean demo,
        String baseUrl,
        @DefaultValue Keycloak keycloak) {

    /** Whether an identity provider is configured. */
    boolean hasProvider() {
        var issuer = keycloak.issuer();
        return issuer != null && !issuer.isBlank();
    }

    /**
     * The identity provider.
     *
     * @param issuer as its tokens name it; {@code merestone.keycloak.issuer}
     * @param clientId {@code merestone.keycloak.client-id}
     * @param clientSecret {@code merestone.keycloak.client-secret}
     * @param customers {@code required} when customer people, too, sign in through it only; {@code merestone.keycloak.customers}
     */
    record Keycloak(
            @Nullable String issuer,
            @DefaultValue("merestone-portal") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("OPTIONAL") Customers customers) {}

    /** Whether customer people may still sign in by mailed link. */
    enum Customers {
        /** They may do either. */
        OPTIONAL,
        /** Through the identity provider only. */
        REQUIRED
    }
}
