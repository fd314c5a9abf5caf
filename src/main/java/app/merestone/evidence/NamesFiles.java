package app.merestone.evidence;

import app.merestone.kernel.ContentHash;
import java.util.Collection;
import java.util.Set;

/**
 * Whoever keeps rows that name files by their hash says which they still name; what nobody names any more is thrown away.
 * Rows and files are not in one place, so this is asked, and every room that lets files be added answers it.
 */
public interface NamesFiles {

    /** Those of these hashes under which somebody may still want to read something. */
    Set<ContentHash> stillNamed(Collection<ContentHash> hashes);
}
