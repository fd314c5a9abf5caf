package app.merestone.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a WebSocket that another site's page asks for: a browser sends it with our cookies, lets nobody stop it, and only
 * its {@code Origin} says whose page it was.
 */
final class OwnPagesOnly extends OncePerRequestFilter {

    private final @Nullable String own;

    /** {@code baseUrl} is where people reach the portal, which a proxy may not tell us. */
    OwnPagesOnly(@Nullable String baseUrl) {
        this.own = authority(baseUrl);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (request.getHeader(HttpHeaders.UPGRADE) != null && origin != null && !isOurs(origin, request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isOurs(String origin, HttpServletRequest request) {
        var from = authority(origin);
        return from != null && (from.equals(own) || from.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST)));
    }

    private static @Nullable String authority(@Nullable String address) {
        try {
            return address == null ? null : URI.create(address).getAuthority();
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
