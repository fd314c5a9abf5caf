package app.merestone.datasync;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;

/** What the intake answers: what became of a delivery, or a problem (RFC 9457) that says that nothing was stored. */
final class IntakeAnswers {

    private static final URI INTAKE = URI.create("/api/v1");

    private IntakeAnswers() {}

    static ResponseEntity<?> stored(Receipt receipt) {
        return ResponseEntity.status(
                        receipt == Receipt.MATCHED || receipt == Receipt.KEPT_UNMATCHED
                                ? HttpStatus.CREATED
                                : HttpStatus.OK)
                .body(Map.of("stored", receipt.kept(), "outcome", receipt));
    }

    /** The answer while the database is away: the sender keeps the event and sends it again. */
    static ResponseEntity<ProblemDetail> unavailable() {
        return later(503, "unavailable", "The event could not be stored. Nothing was stored; send it again.", 10);
    }

    /** The answer to one delivery too many: the sender keeps the event and sends it again, no sooner than told. */
    static ResponseEntity<ProblemDetail> tooMany(Duration wait) {
        return later(
                429,
                "too-many",
                "This connection delivers too often. Nothing was stored; send it again.",
                wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** The answer to a request whose twin is under way: once that is done, both get the same. */
    static ResponseEntity<ProblemDetail> underWay() {
        return later(
                409,
                "under-way",
                "A request with this Idempotency-Key is under way. Nothing was stored by this one; send it again for"
                        + " the answer.",
                1);
    }

    static ResponseEntity<ProblemDetail> wrongKey() {
        return problem(401, "key", "This key is not valid. Nothing was stored.");
    }

    static ResponseEntity<ProblemDetail> notJson() {
        return problem(415, "content-type", "The Content-Type must be application/json. Nothing was stored.");
    }

    static ResponseEntity<ProblemDetail> cutOff() {
        return problem(400, "cut-off", "The body ended before it was whole. Nothing was stored.");
    }

    static ResponseEntity<ProblemDetail> refused(IntakeRefused refused) {
        return problem(refused.status(), refused.problem(), refused.detail());
    }

    static ResponseEntity<ProblemDetail> problem(int status, String code, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body(status, code, detail));
    }

    private static ResponseEntity<ProblemDetail> later(int status, String code, String detail, long seconds) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body(status, code, detail));
    }

    private static ProblemDetail body(int status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), detail);
        problem.setType(URI.create("urn:merestone:intake:" + code));
        // else the request's address would be put here, and one of those is a key
        problem.setInstance(INTAKE);
        problem.setProperty("stored", false);
        return problem;
    }

    /** Asked at the door, before anything of the body is read. */
    static boolean isJson(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MimeType.valueOf(contentType));
        } catch (InvalidMimeTypeException malformed) {
            return false;
        }
    }
}
