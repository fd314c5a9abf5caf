package app.merestone.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Signing in and out through the identity provider: code flow with PKCE, our own rules for who that is, log-out there when
 * somebody signs out here, and here when they are signed out there.
 */
final class KeycloakSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(KeycloakSignIn.class);

    /** Its prefix is why it outlives the change of session at sign-in, which leaves everything else behind. */
    private static final String TARGET = "SPRING_SECURITY_MERESTONE_TARGET";

    private final KeycloakRegistration registration;
    private final KeycloakPeople people;
    private final OidcSessionRegistry sessions;
    private final OpenSessions open;
    private final LastSignIns last;

    KeycloakSignIn(
            KeycloakRegistration registration,
            KeycloakPeople people,
            OidcSessionRegistry sessions,
            OpenSessions open,
            LastSignIns last) {
        this.registration = registration;
        this.people = people;
        this.sessions = sessions;
        this.open = open;
        this.last = last;
    }

    void configure(HttpSecurity http) throws Exception {
        http.oidcLogout(out -> out.clientRegistrationRepository(registration)
                        .oidcSessionRegistry(sessions)
                        .backChannel(channel -> channel.logoutHandler((request, response, told) -> endSessions(told))))
                .oauth2Login(login -> login.clientRegistrationRepository(registration)
                        .authorizedClientRepository(new NoTokensKept())
                        .loginPage("/sign-in")
                        .authorizationEndpoint(there -> there.authorizationRequestResolver(resolver()))
                        .userInfoEndpoint(user -> user.oidcUserService(this::whoIsThat))
                        .successHandler(this::entered)
                        .failureHandler(KeycloakSignIn::refused));
    }

    LogoutSuccessHandler signedOut(String page) {
        var there = new OidcClientInitiatedLogoutSuccessHandler(registration);
        there.setPostLogoutRedirectUri("{baseUrl}" + page);
        there.setDefaultTargetUrl(page);
        return there;
    }

    private OAuth2AuthorizationRequestResolver resolver() {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(registration);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return new OAuth2AuthorizationRequestResolver() {
            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
                return remembering(resolver.resolve(request), request);
            }

            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
                return remembering(resolver.resolve(request, id), request);
            }
        };
    }

    private static @Nullable OAuth2AuthorizationRequest remembering(
            @Nullable OAuth2AuthorizationRequest resolved, HttpServletRequest request) {
        if (resolved != null) {
            request.getSession()
                    .setAttribute(TARGET, Target.of(request.getParameter("to")).path());
        }
        return resolved;
    }

    private OidcUser whoIsThat(OidcUserRequest request) {
        var user = new OidcUserService().loadUser(request);
        var issuer = Objects.requireNonNull(user.getIssuer()).toString();
        return switch (people.admit(ProviderClaims.of(issuer, Objects.requireNonNull(user.getSubject()), user))) {
            case KeycloakPeople.In in -> new ProviderPerson(in.standing(), user);
            case KeycloakPeople.NotIn notIn ->
                throw new OAuth2AuthenticationException(
                        new OAuth2Error(notIn.reason().code()));
        };
    }

    private void entered(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var session = request.getSession();
        var person = (SessionPerson) Objects.requireNonNull(authentication.getPrincipal());
        open.opened(session, person.person());
        last.record(person.person(), person.authenticatedBy());
        var asked = session.getAttribute(TARGET);
        session.removeAttribute(TARGET);
        response.sendRedirect(
                Target.of(asked instanceof String path ? path : null).path());
    }

    private static void refused(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        var code = exception instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : "";
        var reason = KeycloakPeople.Reason.of(code);
        if (reason == KeycloakPeople.Reason.PROVIDER) {
            LOG.warn("Signing in through the identity provider failed: {}", code);
        }
        // the session that was begun for this ends with it; one that somebody had before stays
        var session = request.getSession(false);
        if (session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) == null) {
            session.invalidate();
        }
        response.sendRedirect("/sign-in/refused?because=" + reason.code());
    }

    private void endSessions(@Nullable Authentication told) {
        if (told != null && told.getPrincipal() instanceof OidcLogoutToken token) {
            sessions.removeSessionInformation(token).forEach(session -> open.end(session.getSessionId()));
        }
    }

    /** We never call the provider in somebody's name, so nobody's tokens are kept. */
    private static final class NoTokensKept implements OAuth2AuthorizedClientRepository {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // the interface's own signature
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // on purpose
        }

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // there is none
        }
    }
}
