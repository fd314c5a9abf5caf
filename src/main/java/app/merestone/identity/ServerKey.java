package app.merestone.identity;

import org.springframework.stereotype.Component;

/**
 * The key of this installation, which is in no database. Other modules never see it; they get what is derived from it for a
 * purpose of their own.
 */
@Component
public class ServerKey {

    private final Secrets secrets;

    ServerKey(Secrets secrets) {
        this.secrets = secrets;
    }

    /** 256 bits that nobody else can work out; the same for the same purpose and salt as long as the key is the same. */
    public byte[] derive(String purpose, String salt) {
        return secrets.derive(purpose, salt);
    }
}
