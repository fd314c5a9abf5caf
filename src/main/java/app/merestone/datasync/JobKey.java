package app.merestone.datasync;

import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Typed;
import java.io.Serializable;
import java.util.Map;

/**
 * What an OpenLineage event has to name to be about this sync: the job's namespace and name and the output data set's
 * name. Compared letter by letter, whatever a database's collation thinks of case and accents.
 */
public record JobKey(String namespace, String name, String output) implements Serializable {

    static final int LONGEST = 500;

    /** A key as the vendor typed it into the form. */
    public static JobKey typed(String namespace, String name, String output) {
        return new JobKey(
                Typed.line("sync.job-namespace", namespace, LONGEST),
                Typed.line("sync.job-name", name, LONGEST),
                Typed.line("sync.output", output, LONGEST));
    }

    ContentHash hash() {
        return ContentHash.of(CanonicalJson.of(Map.of("namespace", namespace, "name", name, "output", output)));
    }
}
