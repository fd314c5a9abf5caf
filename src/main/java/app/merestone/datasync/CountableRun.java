package app.merestone.datasync;

/**
 * The run of a sync that the customer is asked about: of those with rows that came under its address the one that ended last,
 * unless a failed one came after it. The list, the turns and the page all ask here, so that none of them asks for the count of
 * a run that another does not offer.
 */
final class CountableRun {

    private CountableRun() {}

    /**
     * Of each sync {@code s} this run as {@code r}, to be joined.
     *
     * @param address the address that it came under
     */
    static String of(String address) {
        // MySQL reads this index backwards only where the order names all of its columns; and its statistics of many
        // runs are so rough that it would take another index at times, and sort every run
        return """
                sync_run r ON r.id = (
                      SELECT /*+ INDEX(n idx_sync_run_newest) */ n.id FROM sync_run n
                       WHERE n.sync_id = s.id AND n.job_hash = %s AND n.arrived_at IS NOT NULL
                       ORDER BY n.sync_id DESC, n.job_hash DESC, n.ended_at DESC, n.id DESC LIMIT 1)
                     AND (s.failed_at IS NULL OR r.ended_at > s.failed_at)""".formatted(address);
    }
}
