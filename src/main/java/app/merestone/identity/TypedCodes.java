package app.merestone.identity;

import org.springframework.stereotype.Component;

/**
 * Codes that people type, for rooms that ask for one beside signing in. What is kept of a code, and what a browser is given
 * to hold, is sealed under the server's own key, which is not in the database.
 */
@Component
public class TypedCodes {

    private final Secrets secrets;

    TypedCodes(Secrets secrets) {
        this.secrets = secrets;
    }

    /** A new code of eight digits. */
    public String fresh() {
        return secrets.code();
    }

    /**
     * Seals a text.
     *
     * @param purpose what the seal is for: one that was made for something else holds for nothing here
     */
    public String seal(String purpose, String text) {
        return secrets.mac(purpose, text);
    }

    /** Compares without telling by its duration how much was right. */
    public boolean holds(String seal, String purpose, String text) {
        return Secrets.same(seal, seal(purpose, text));
    }
}
