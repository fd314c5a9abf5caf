package app.merestone.evidence;

import app.merestone.kernel.Allowance;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Takes a file in from somebody who may bring one: counted, looked at from the inside, and on the disk. All of it outside any
 * transaction, so that nobody waits for a disk behind a lock; naming it is the act, and an act that does not come leaves a file
 * that nobody names.
 */
@Component
public class Uploads {

    /** So many files an hour one person may bring. */
    public static final int MOST_PER_PERSON = 60;

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_KEPT = 20_000;

    private final EvidenceStore store;
    private final Allowance allowance;

    Uploads(EvidenceStore store, Clock clock) {
        this.store = store;
        this.allowance = new Allowance(clock, WINDOW, MOST_KEPT);
    }

    /** Takes it, or says why not. */
    public EvidenceFile take(PersonId by, String name, byte[] content) {
        if (allowance.take(by.toString(), MOST_PER_PERSON).isPresent()) {
            throw Refused.because("evidence.too-often", MOST_PER_PERSON);
        }
        var file = EvidenceFile.inspect(name, content);
        store.keep(file);
        return file;
    }
}
