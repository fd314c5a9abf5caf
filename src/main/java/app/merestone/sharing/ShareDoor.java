package app.merestone.sharing;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Lets whoever has a link read what is behind it: no script, no session, no cookie, nothing from elsewhere, and nobody is told
 * where the reader came from. The link is the only secret, so there is nothing that a foreign page could borrow.
 */
@Configuration(proxyBeanMethods = false)
class ShareDoor {

    /** Set on a request whose answer names the pages that may show it in a frame. */
    static final String FRAMED = "merestone.framed";

    private static final Pattern LINK =
            Pattern.compile("/s/[^/]+(?:/embed|/pdf|/certificate|/certificate/pdf|/file/[0-9a-f]{64})?");

    @Bean
    @Order(62)
    SecurityFilterChain sharing(HttpSecurity http, ShareStyle style) throws Exception {
        var strict = policy(style, "frame-ancestors 'none'");
        return http.securityMatcher("/s/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(ShareDoor::isOneLink)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(CsrfConfigurer::disable)
                .requestCache(cache -> cache.disable())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, reason) -> nothing(request, response))
                        .accessDeniedHandler((request, response, reason) -> nothing(request, response)))
                .headers(headers -> headers.contentSecurityPolicy(content -> content.policyDirectives(strict))
                        .frameOptions(FrameOptionsConfig::disable)
                        .addHeaderWriter(ShareDoor::noFrame)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    // exactly one name below /s, or the frame or a file behind one: whatever else were let in would be answered by
    // Vaadin, which opens a session
    private static boolean isOneLink(HttpServletRequest request) {
        return LINK.matcher(request.getRequestURI()
                        .substring(request.getContextPath().length()))
                .matches();
    }

    /** Nothing but its own style, and who may show it in a frame. */
    static String policy(ShareStyle style, String frames) {
        return "default-src 'none'; style-src " + style.source()
                + "; img-src data:; form-action 'self'; base-uri 'none'; " + frames;
    }

    // for browsers that know no frame-ancestors; where the page itself has named a frame, it would forbid that too
    private static void noFrame(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(FRAMED) == null) {
            response.setHeader("X-Frame-Options", "DENY");
        }
    }

    // an address that no link has looks like a link that nobody made
    private static void nothing(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.getRequestDispatcher("/s/none").forward(request, response);
    }
}
