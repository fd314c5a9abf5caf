package app.merestone.identity;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** The parts that exist only with an identity provider. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${merestone.keycloak.issuer:}'.isBlank()")
class KeycloakConfiguration {

    @Bean
    KeycloakRegistration keycloakRegistration(IdentitySettings settings) {
        return new KeycloakRegistration(settings.keycloak());
    }

    @Bean
    OidcSessionRegistry oidcSessionRegistry() {
        return new InMemoryOidcSessionRegistry();
    }

    /** So that the registry hears when a session is over. */
    @Bean
    HttpSessionEventPublisher httpSessionEventPublisher() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    KeycloakSignIn keycloakSignIn(
            KeycloakRegistration registration,
            KeycloakPeople people,
            OidcSessionRegistry sessions,
            OpenSessions open,
            LastSignIns last) {
        return new KeycloakSignIn(registration, people, sessions, open, last);
    }
}
