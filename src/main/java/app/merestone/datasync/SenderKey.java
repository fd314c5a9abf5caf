package app.merestone.datasync;

import app.merestone.kernel.ContentHash;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key of one sender: 256 bits of chance behind a prefix that secret scanners can find. Only its hash is kept; a fast
 * hash is enough for what nobody can guess. A webhook's secret has to be worked out again for each signature: beside its
 * hash there is what it was derived from ({@link WebhookSecrets}).
 *
 * @param nonce what it was derived from; nothing where it was drawn
 */
record SenderKey(String text, @Nullable String nonce) {

    static final String PREFIX = "mst_";
    private static final int BYTES = 32;
    private static final int ENDING = 4;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final SecureRandom CHANCE = new SecureRandom();

    SenderKey(String text) {
        this(text, null);
    }

    static SenderKey next() {
        return new SenderKey(PREFIX + chance());
    }

    /** 256 bits of chance in 43 characters that are fit for an address. */
    static String chance() {
        var bytes = new byte[BYTES];
        CHANCE.nextBytes(bytes);
        return text(bytes);
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The key in an {@code Authorization} header, if there is one and it has the shape of a key. */
    static Optional<SenderKey> bearer(@Nullable String header) {
        if (header == null || header.length() > 200 || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        return shaped(header.substring(7).strip());
    }

    /** This text, if it has the shape of a key. */
    static Optional<SenderKey> shaped(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new SenderKey(text)) : Optional.empty();
    }

    ContentHash hash() {
        return ContentHash.of(text);
    }

    String ending() {
        return text.substring(text.length() - ENDING);
    }

    /** Never the key itself, so that it cannot end up in a log by mistake. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
