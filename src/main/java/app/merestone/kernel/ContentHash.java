package app.merestone.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * SHA-256 (FIPS 180-4) over a content's canonical bytes: 64 lower-case hexadecimal digits. Two people signed the same
 * thing exactly when their signatures carry the same hash.
 */
public record ContentHash(String hex) implements java.io.Serializable {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** Refuses anything but 64 lower-case hexadecimal digits: a damaged hash must not travel on. */
    public ContentHash {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: " + hex);
        }
    }

    /** The hash of these bytes. */
    public static ContentHash of(byte[] bytes) {
        return new ContentHash(HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    /** The hash of this text in UTF-8. */
    public static ContentHash of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of a value's canonical form. */
    public static ContentHash of(CanonicalJson json) {
        return of(json.bytes());
    }

    /** A fresh SHA-256 digest, for content that streams. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
