package app.merestone.datasync;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Requests that their sender gives a name ({@code Idempotency-Key}, draft-ietf-httpapi-idempotency-key-header-07), so that
 * whoever got no answer may ask again: while one of a name is under way, its twin is asked to wait.
 */
final class OneAtATime {

    private final Set<UnderWay> underWay = ConcurrentHashMap.newKeySet();

    /** A request that has no answer yet. Another node would wait for it at the account instead, and answer the same. */
    private record UnderWay(Object sender, IdempotencyKey key) {}

    /** Gives the request's name and body to this use case, and answers with what became of it. */
    ResponseEntity<?> take(HttpServletRequest request, BiFunction<String, byte[], Receipt> use) {
        IdempotencyKey key;
        try {
            key = IdempotencyKey.of(request.getHeader(IdempotencyKey.HEADER));
        } catch (IntakeRefused missing) {
            return IntakeAnswers.refused(missing);
        }
        var mine = new UnderWay(connection(), key);
        if (!underWay.add(mine)) {
            return IntakeAnswers.underWay();
        }
        try {
            return IntakeEndpoint.take(request, body -> use.apply(key.text(), body));
        } finally {
            underWay.remove(mine);
        }
    }

    private static Object connection() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Sender sender
                ? sender.connection()
                : "nobody";
    }
}
