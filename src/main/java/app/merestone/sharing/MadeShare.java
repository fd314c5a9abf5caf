package app.merestone.sharing;

/**
 * A share that was just made.
 *
 * @param link its address with the token in it: shown to its maker once and kept nowhere
 */
public record MadeShare(ShareId share, String link) {

    /** Without the link, which must not get into a log. */
    @Override
    public String toString() {
        return "MadeShare[" + share + "]";
    }
}
