package app.merestone.integration;

/** Hears how far an import is. */
@FunctionalInterface
public interface Progress {

    /** Nobody listens. */
    Progress SILENT = (done, of) -> {};

    /** So many rows of so many are done. */
    void at(long done, long of);
}
