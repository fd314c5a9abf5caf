package app.merestone.sharing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in the form of a link's page: a number of its own, so that one press counts once, and until when it may be sent,
 * sealed under a key that the share keeps. No cookie and no session is needed for it.
 */
record FormSeal(String key) {

    static final Duration HOLDS = Duration.ofHours(12);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SHAPE = Pattern.compile("([0-9a-f-]{36})\\.(\\d{1,12})\\.([0-9a-f]{64})");

    /** A new form. */
    String issue(Instant now) {
        var what = UUID.randomUUID() + "." + now.plus(HOLDS).getEpochSecond();
        return what + "." + seal(what);
    }

    /** The form's number, where it is one of ours and in time. */
    Optional<UUID> open(String form, Instant now) {
        var parts = SHAPE.matcher(form);
        if (!parts.matches()
                || !MessageDigest.isEqual(bytes(seal(parts.group(1) + "." + parts.group(2))), bytes(parts.group(3)))
                || now.getEpochSecond() >= Long.parseLong(parts.group(2))) {
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(parts.group(1)));
    }

    private String seal(String what) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(key), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(bytes(what)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "FormSeal[not told]";
    }
}
