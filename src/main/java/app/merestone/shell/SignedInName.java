package app.merestone.shell;

import java.util.Optional;

/** Who is signed in, as the bar at the top says it; answered by the module that knows people. */
public interface SignedInName {

    /** The name of the person of this session. */
    Optional<String> name();
}
