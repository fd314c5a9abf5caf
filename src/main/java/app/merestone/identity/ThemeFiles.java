package app.merestone.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The files that the pages for strangers are made with. Only what is there: an address below {@code /theme} without a file
 * would be answered by Vaadin, which opens a session for whoever asks.
 */
final class ThemeFiles implements RequestMatcher {

    private static final Pattern FILE = Pattern.compile("/theme(?:/[A-Za-z0-9_-]+)+(?:\\.[A-Za-z0-9_-]+)+");

    @Override
    public boolean matches(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod()))
                && FILE.matcher(path).matches()
                && (new ClassPathResource("META-INF/resources" + path).exists()
                        || new ClassPathResource("META-INF/VAADIN/webapp" + path).exists());
    }
}
