package app.merestone.closing;

import app.merestone.kernel.ContentHash;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What became of a signature.
 *
 * @param reference the ledger entry that records it
 * @param content the hash that was signed
 * @param number the certificate's number, when this was the second signature; else empty
 */
public record ClosingSignedBy(
        String reference, ContentHash content, @Nullable String number) implements Serializable {

    /** Whether both have signed now. */
    public boolean closed() {
        return number != null;
    }
}
