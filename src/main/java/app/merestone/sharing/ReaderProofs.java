package app.merestone.sharing;

import app.merestone.identity.TypedCodes;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What a browser holds once a code was typed rightly: the address and until when, sealed for one share. Nothing is kept of it,
 * so it needs no session; a share that is taken back ends it, because nothing is behind the link any more.
 */
@Component
class ReaderProofs {

    static final Duration HOLDS = Duration.ofHours(12);

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,12})\\.([A-Za-z0-9_-]{1,400})\\.([0-9a-f]{64})");

    private final TypedCodes codes;

    ReaderProofs(TypedCodes codes) {
        this.codes = codes;
    }

    String issue(ShareId share, EmailAddress reader, Instant now) {
        var what = now.plus(HOLDS).getEpochSecond() + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(reader.value().getBytes(StandardCharsets.US_ASCII));
        return what + "." + codes.seal(purpose(share), what);
    }

    /** Whose it is, where it is one of ours for this share and in time. */
    Optional<EmailAddress> read(ShareId share, String proof, Instant now) {
        var parts = SHAPE.matcher(proof);
        if (!parts.matches()
                || !codes.holds(parts.group(3), purpose(share), parts.group(1) + "." + parts.group(2))
                || now.getEpochSecond() >= Long.parseLong(parts.group(1))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EmailAddress(
                    new String(Base64.getUrlDecoder().decode(parts.group(2)), StandardCharsets.US_ASCII)));
        } catch (Refused | IllegalArgumentException neverSealed) {
            return Optional.empty();
        }
    }

    private static String purpose(ShareId share) {
        return "reader of share " + share;
    }
}
