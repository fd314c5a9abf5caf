package app.merestone.datasync;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** The intake has a door of its own: a key, no session, no cookie, no page. */
@Configuration(proxyBeanMethods = false)
class IntakeSecurity {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeSecurity.class);

    /** What the intake takes is no secret. */
    private static final RequestMatcher DESCRIPTION =
            PathPatternRequestMatcher.pathPattern(HttpMethod.GET, IntakeDescription.PATH);

    @Bean
    @Order(10)
    SecurityFilterChain intakeChain(HttpSecurity http, SenderCredentials credentials, IntakeRate rate, JsonMapper json)
            throws Exception {
        // these paths and none below or beside them: there nobody would store what is sent, so that door stays shut
        return http.securityMatcher(new OrRequestMatcher(
                        PathPatternRequestMatcher.pathPattern(LineageEndpoint.PATH),
                        DESCRIPTION,
                        PathPatternRequestMatcher.pathPattern(RunsEndpoint.PATH),
                        PathPatternRequestMatcher.pathPattern(UsageEndpoint.PATH),
                        PathPatternRequestMatcher.pathPattern(AirbyteEndpoint.PATH),
                        PathPatternRequestMatcher.pathPattern(FivetranEndpoint.PATH)))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new KeyFilter(credentials, rate, json), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(DESCRIPTION)
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(Sender.AUTHORITY))
                .build();
    }

    /**
     * Lets in whoever presents a key that is in force, as often as a connection may. A wrong, an unknown and a revoked key
     * get one answer.
     */
    static final class KeyFilter extends OncePerRequestFilter {

        private final SenderCredentials credentials;
        private final IntakeRate rate;
        private final JsonMapper json;

        KeyFilter(SenderCredentials credentials, IntakeRate rate, JsonMapper json) {
            this.credentials = credentials;
            this.rate = rate;
            this.json = json;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return DESCRIPTION.matches(request);
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Optional<Sender> sender;
            try {
                sender = credentials.of(request);
            } catch (IntakeRefused refused) {
                answer(IntakeAnswers.refused(refused), response);
                return;
            } catch (IOException cutOff) {
                answer(IntakeAnswers.cutOff(), response);
                return;
            } catch (DataAccessException | TransactionException away) {
                LOG.warn("a key could not be looked up; its sender was asked to send again", away);
                answer(IntakeAnswers.unavailable(), response);
                return;
            }
            if (sender.isEmpty()) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                answer(IntakeAnswers.wrongKey(), response);
                return;
            }
            var wait = rate.take(sender.get().connection());
            if (wait.isPresent()) {
                answer(IntakeAnswers.tooMany(wait.get()), response);
                return;
            }
            if (HttpMethod.POST.matches(request.getMethod()) && !IntakeAnswers.isJson(request.getContentType())) {
                answer(IntakeAnswers.notJson(), response);
                return;
            }
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    sender.get(), null, AuthorityUtils.createAuthorityList(Sender.AUTHORITY)));
            SecurityContextHolder.setContext(context);
            try {
                chain.doFilter(request, response);
            } finally {
                SecurityContextHolder.clearContext();
            }
        }

        private void answer(ResponseEntity<ProblemDetail> problem, HttpServletResponse response) throws IOException {
            response.setStatus(problem.getStatusCode().value());
            problem.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(problem.getBody()));
        }
    }
}
