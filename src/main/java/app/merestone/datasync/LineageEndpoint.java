package app.merestone.datasync;

import app.merestone.kernel.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/v1/lineage}, the path that OpenLineage's clients use. Answers 201 only after the commit; anything it
 * does not take gets a problem (RFC 9457) that says what is wrong and that nothing was stored.
 */
@RestController
@RequestMapping(LineageEndpoint.PATH)
class LineageEndpoint {

    static final String PATH = "/api/v1/lineage";

    /** Nothing longer is read, whatever the sender says of its length. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(LineageEndpoint.class);

    private final ReceivingRuns receiving;

    LineageEndpoint(ReceivingRuns receiving) {
        this.receiving = receiving;
    }

    @PostMapping
    ResponseEntity<?> receive(HttpServletRequest request) {
        try {
            return stored(received(body(request)));
        } catch (IntakeRefused refused) {
            return problem(refused.status(), refused.problem(), refused.detail());
        } catch (NotFound revoked) {
            return problem(401, "key", "This key is not valid. Nothing was stored.");
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("an event could not be stored; its sender was asked to send it again", away);
            return unavailable();
        } catch (IOException cutOff) {
            return problem(400, "cut-off", "The body ended before it was whole. Nothing was stored.");
        }
    }

    private Receipt received(byte[] event) {
        try {
            return receiving.openLineage(event);
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            // the other one has been committed: whether it was this event is asked, and not assumed
            return receiving.openLineage(event);
        }
    }

    private static ResponseEntity<?> stored(Receipt receipt) {
        var status = receipt == Receipt.KNOWN_ALREADY ? HttpStatus.OK : HttpStatus.CREATED;
        return ResponseEntity.status(status).body(Map.of("stored", true, "outcome", receipt));
    }

    /** The answer while the database is away: the sender keeps the event and sends it again. */
    static ResponseEntity<ProblemDetail> unavailable() {
        var problem = problem(503, "unavailable", "The event could not be stored. Nothing was stored; send it again.");
        return ResponseEntity.status(503)
                .header(HttpHeaders.RETRY_AFTER, "10")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.getBody());
    }

    /** The answer to one delivery too many: the sender keeps the event and sends it again, no sooner than told. */
    static ResponseEntity<ProblemDetail> tooMany(Duration wait) {
        var problem =
                problem(429, "too-many", "This connection delivers too often. Nothing was stored; send it again.");
        return ResponseEntity.status(429)
                .header(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(wait.plusSeconds(1).minusNanos(1).toSeconds()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.getBody());
    }

    /** Asked at the door, before anything of the body is read. */
    static boolean isJson(@org.jspecify.annotations.Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MimeType.valueOf(contentType));
        } catch (InvalidMimeTypeException malformed) {
            return false;
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw tooLong();
        }
        try (var body = unpacked(request)) {
            var bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw tooLong();
            }
            return bytes;
        } catch (ZipException malformed) {
            throw new IntakeRefused(400, "malformed", "The body is not what gzip makes. Nothing was stored.");
        }
    }

    private static InputStream unpacked(HttpServletRequest request) throws IOException {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return request.getInputStream();
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return new GZIPInputStream(request.getInputStream());
        }
        throw new IntakeRefused(415, "content-encoding", "The Content-Encoding may be gzip. Nothing was stored.");
    }

    private static IntakeRefused tooLong() {
        return new IntakeRefused(
                413, "too-long", "The event is longer than " + MOST_BYTES + " bytes. Nothing was stored.");
    }

    static ResponseEntity<ProblemDetail> problem(int status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), detail);
        problem.setType(URI.create("urn:merestone:lineage:" + code));
        problem.setProperty("stored", false);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
