package app.merestone.identity;

import app.merestone.accounts.SignedIn;
import app.merestone.kernel.Side;

/** What every session knows of its person, whichever way it was opened. */
interface SessionPerson extends SignedIn {

    /** Their name when they signed in. */
    String name();

    /** Their side; an address never changes it. */
    Side side();

    /** {@link app.merestone.accounts.Standing#stamp} when they signed in. */
    String stamp();
}
