package app.merestone.datasync;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.http.HttpHeaders;

/** Reads what was posted, and never more than may be posted. */
final class IntakeBody {

    /** Nothing longer is read, whatever the sender says of its length. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final String READ = IntakeBody.class.getName();

    private IntakeBody() {}

    /** The body, unpacked where it was packed. Who asks again gets the same: a signature is checked before it is taken in. */
    static byte[] of(HttpServletRequest request) throws IOException {
        if (request.getAttribute(READ) instanceof byte[] before) {
            return before;
        }
        var body = read(request);
        request.setAttribute(READ, body);
        return body;
    }

    private static byte[] read(HttpServletRequest request) throws IOException {
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
                413, "too-long", "The body is longer than " + MOST_BYTES + " bytes. Nothing was stored.");
    }
}
