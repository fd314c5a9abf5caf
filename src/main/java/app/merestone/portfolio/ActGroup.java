package app.merestone.portfolio;

import java.util.Set;

/** What somebody looks for in the history. Every kind of act belongs to exactly one group besides {@link #ALL}. */
public enum ActGroup {
    /** Every act. */
    ALL,
    /** What counts as done, and why. */
    WORDING,
    /** What arrives, and whether it is right. */
    DATA,
    /** What came of it, up to the end. */
    RESULTS,
    /** Who is here in which capacity, and how the account is set up. */
    PEOPLE;

    /** What stands before the first dot of a kind in this group; empty for every kind. */
    public Set<String> things() {
        return switch (this) {
            case ALL -> Set.of();
            case WORDING -> Set.of("criterion", "first-value", "plan");
            case DATA -> Set.of("sync", "connection");
            case RESULTS ->
                Set.of("result", "milestone", "signature", "evidence-question", "check-in", "closing", "onboarding");
            case PEOPLE -> Set.of("access", "account", "champion", "deputy", "handoff", "person", "share", "stand-in");
        };
    }
}
