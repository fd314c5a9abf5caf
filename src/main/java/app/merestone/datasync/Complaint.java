package app.merestone.datasync;

import java.io.Serializable;
import java.util.List;

/**
 * What a customer person says is off.
 *
 * @param reason which kind
 * @param expected what they expected to see
 * @param proof how they know; may be empty
 * @param files what shows it: files that they added and have not sent
 */
public record Complaint(DisputeReason reason, String expected, String proof, List<ProofFileId> files)
        implements Serializable {

    public Complaint {
        files = List.copyOf(files);
    }

    /** A complaint in words alone. */
    public Complaint(DisputeReason reason, String expected, String proof) {
        this(reason, expected, proof, List.of());
    }
}
