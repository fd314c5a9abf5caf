package app.merestone.identity;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import app.merestone.accounts.Standings;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The doors. From the narrowest to the widest: machines ({@code /api}, each adapter brings its own chain before the one
 * here, which refuses), pages for people without a session, and the portal itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    private static final String SIGNED_OUT = "/sign-in?because=signed-out";

    /** Before this one an intake adapter puts the chain for its own path. */
    static final int API = 50;

    /** Strangers' pages: no script at all, nothing from elsewhere, forms to ourselves only. */
    static final String STRICT = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Vaadin's client needs inline scripts and evaluation; everything else stays shut. */
    static final String PORTAL = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityContextRepository securityContextRepository() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    @Order(API)
    SecurityFilterChain machines(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(CsrfConfigurer::disable)
                .requestCache(cache -> cache.disable())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, reason) -> response.setStatus(HttpServletResponse.SC_NOT_FOUND))
                        .accessDeniedHandler(
                                (request, response, reason) -> response.setStatus(HttpServletResponse.SC_NOT_FOUND)))
                .build();
    }

    @Bean
    @Order(60)
    SecurityFilterChain strangers(HttpSecurity http, SecurityContextRepository contexts, IdentitySettings settings)
            throws Exception {
        var csrf = new CookieCsrfTokenRepository();
        csrf.setCookieName("merestone-form");
        csrf.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return http.securityMatcher("/sign-in", "/sign-in/**", "/demo/**")
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers("/sign-in", "/sign-in/mail", "/sign-in/code", "/sign-in/link/*")
                            .permitAll();
                    if (settings.hasProvider()) {
                        requests.requestMatchers("/sign-in/provider", "/sign-in/refused")
                                .permitAll();
                    }
                    if (settings.demo()) {
                        requests.requestMatchers("/demo/mail", "/sign-in/demo").permitAll();
                    }
                    requests.anyRequest().denyAll();
                })
                .securityContext(context -> context.securityContextRepository(contexts))
                // a visitor gets no session: the form's token is in a cookie, the page asked for in the address
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(forms -> forms.csrfTokenRepository(csrf))
                .requestCache(cache -> cache.disable())
                .headers(headers ->
                        guarded(headers, STRICT).referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, reason) -> response.sendError(HttpServletResponse.SC_NOT_FOUND))
                        .accessDeniedHandler(new FormTooOld()))
                .build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain portal(
            HttpSecurity http,
            SecurityContextRepository contexts,
            Standings standings,
            IdentitySettings settings,
            ObjectProvider<KeycloakSignIn> keycloak)
            throws Exception {
        // not what Vaadin would permit by itself: most of that opens a session for whoever asks
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/actuator/health/**", "/actuator/health", "/error")
                        .permitAll()
                        .requestMatchers(new ThemeFiles(), new GoneSession())
                        .permitAll()
                        .anyRequest()
                        .authenticated());
        http.with(vaadin(), vaadin -> vaadin.enableAuthorizedRequestsConfiguration(false)
                        .enableLogoutConfiguration(false)
                        .enableRequestCacheConfiguration(false)
                        .enableExceptionHandlingConfiguration(false))
                .securityContext(context -> context.securityContextRepository(contexts))
                // a new one, not only a new name for the old: no page of whoever was signed in here lives on
                .sessionManagement(sessions -> sessions.sessionFixation(SessionFixationConfigurer::newSession))
                .requestCache(cache -> cache.disable())
                .addFilterBefore(new StandingFilter(standings), AuthorizationFilter.class)
                .addFilterBefore(new OwnPagesOnly(settings.baseUrl()), CsrfFilter.class)
                .csrf(forms -> forms.csrfTokenRepository(new TokensOfSessions()))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl(SIGNED_OUT))
                .headers(headers -> guarded(headers, portal(settings))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)));
        var provider = keycloak.getIfAvailable();
        if (provider != null) {
            provider.configure(http);
            http.logout(out -> out.logoutSuccessHandler(provider.signedOut(SIGNED_OUT)));
        }
        return http.exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(new AskingToSignIn()).accessDeniedHandler(new FormTooOld()))
                .build();
    }

    /** Signing out is a form whose answer leads to the identity provider, so its host is allowed as a form's target. */
    private static String portal(IdentitySettings settings) {
        var issuer = settings.keycloak().issuer();
        if (issuer == null || issuer.isBlank()) {
            return PORTAL;
        }
        var uri = URI.create(issuer);
        return PORTAL.replace(
                "form-action 'self'", "form-action 'self' " + uri.getScheme() + "://" + uri.getAuthority());
    }

    /**
     * Written before anything answers: a page that is answered inside a forward, as all of Vaadin's are, has left when
     * Spring would write them at the end.
     */
    private static HeadersConfigurer<HttpSecurity> guarded(HeadersConfigurer<HttpSecurity> headers, String policy) {
        return headers.withObjectPostProcessor(new ObjectPostProcessor<HeaderWriterFilter>() {
                    @Override
                    public <F extends HeaderWriterFilter> F postProcess(F filter) {
                        filter.setShouldWriteHeadersEagerly(true);
                        return filter;
                    }
                })
                .contentSecurityPolicy(content -> content.policyDirectives(policy))
                .frameOptions(FrameOptionsConfig::deny)
                .permissionsPolicyHeader(permissions -> permissions.policy(
                        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"))
                .crossOriginOpenerPolicy(opener -> opener.policy(
                        org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                .CrossOriginOpenerPolicy.SAME_ORIGIN));
    }
}
