package app.merestone.datasync;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/v1/runs}: a run report in plain JSON. It takes an {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-
 * key-header-07), so that whoever got no answer may ask again.
 */
@RestController
@RequestMapping(RunsEndpoint.PATH)
class RunsEndpoint extends IntakeEndpoint {

    static final String PATH = "/api/v1/runs";

    private final ReceivingRuns receiving;
    private final Set<UnderWay> underWay = ConcurrentHashMap.newKeySet();

    RunsEndpoint(ReceivingRuns receiving) {
        this.receiving = receiving;
    }

    /** A request that has no answer yet. Another node would wait for it at the account instead, and answer the same. */
    private record UnderWay(Object sender, IdempotencyKey key) {}

    @PostMapping
    ResponseEntity<?> receive(HttpServletRequest request) {
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
            return take(request, body -> receiving.plainRun(key.text(), body));
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
