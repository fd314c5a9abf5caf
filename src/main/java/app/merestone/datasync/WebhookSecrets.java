package app.merestone.datasync;

import app.merestone.identity.ServerKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The secrets of signed webhooks. None is kept: each is worked out from a nonce in the database and the key of the
 * installation outside of it, so that a stolen database signs nothing (decision 014).
 */
@Component
class WebhookSecrets {

    private static final String PURPOSE = "webhook";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int HEX_DIGITS = 64;

    private final ServerKey server;

    WebhookSecrets(ServerKey server) {
        this.server = server;
    }

    SenderKey next() {
        return of(SenderKey.chance());
    }

    SenderKey of(String nonce) {
        return new SenderKey(SenderKey.PREFIX + SenderKey.text(server.derive(PURPOSE, nonce)), nonce);
    }

    /** Whether these hexadecimal digits are the HMAC of the body under this secret. Compared in constant time. */
    static boolean signed(SenderKey secret, byte[] body, @Nullable String signature) {
        return signature != null
                && signature.length() == HEX_DIGITS
                && signature.chars().allMatch(HexFormat::isHexDigit)
                && MessageDigest.isEqual(HexFormat.of().parseHex(signature), sign(secret, body));
    }

    static byte[] sign(SenderKey secret, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.text().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
