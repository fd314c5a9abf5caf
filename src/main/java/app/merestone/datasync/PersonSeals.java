package app.merestone.datasync;

import app.merestone.identity.ServerKey;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Turns a person's reference into what can be counted and not read back: its HMAC under a key that is worked out for one
 * account from the key of the installation. A stolen database does not even let one try names, and the same person has
 * nothing in common with themselves in another account (decision 018).
 */
@Component
class PersonSeals {

    private static final String PERSON = "usage-person";
    private static final String BODY = "usage-body";
    private static final String ALGORITHM = "HmacSHA256";

    private final ServerKey server;

    PersonSeals(ServerKey server) {
        this.server = server;
    }

    /** Told apart without regard to case and white space: rather two people counted as one than one as two. */
    ContentHash person(AccountId account, String reference) {
        return sealed(PERSON, account, folded(reference).getBytes(StandardCharsets.UTF_8));
    }

    static String folded(String reference) {
        return Normalizer.normalize(reference, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** By what a report is known under its idempotency key. A plain hash would let one try who it was about. */
    ContentHash body(AccountId account, byte[] body) {
        return sealed(BODY, account, body);
    }

    private ContentHash sealed(String purpose, AccountId account, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(server.derive(purpose, account.toString()), ALGORITHM));
            return new ContentHash(HexFormat.of().formatHex(mac.doFinal(content)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
