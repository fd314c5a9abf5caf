package app.merestone.portfolio;

import app.merestone.accounts.SegmentRedefined;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * A new quiet threshold reaches the lists at once (rule 20): a quiet account is the one on which nobody acts, so no act
 * would ever bring it there.
 */
@Component
class FollowingSegments {

    private final DerivedStandings standings;

    FollowingSegments(DerivedStandings standings) {
        this.standings = standings;
    }

    @ApplicationModuleListener
    void on(SegmentRedefined redefined) {
        standings.followQuietDays(redefined.segment());
    }
}
