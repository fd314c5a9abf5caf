package app.merestone.accounts;

import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An admin words what first value means for a segment and what its plans start from. A plan that was already started stays
 * as it is: its wording belongs to the people who agreed it. The quiet threshold is the segment's, so that one reaches running
 * accounts too.
 */
@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
public class DefiningSegments {

    private final SegmentRepository segments;
    private final Access access;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DefiningSegments(
            SegmentRepository segments, Access access, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.segments = segments;
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Every segment, the quickest first. */
    @Transactional(readOnly = true)
    public List<SegmentDetail> all() {
        access.admin();
        return segments.findAllByOrderByTargetDaysAscNameAsc().stream()
                .map(this::detail)
                .toList();
    }

    /** One segment. */
    @Transactional(readOnly = true)
    public SegmentDetail one(SegmentId id) {
        access.admin();
        return detail(segments.findById(id).orElseThrow(NotFound::new));
    }

    /** Whether a segment could be saved like this; refused where not. Nothing is saved. */
    @Transactional(readOnly = true)
    public void check(String name, Playbook playbook) {
        access.admin();
        Segment.named(name, playbook);
    }

    /** A new segment with its playbook. */
    public SegmentId add(String name, Playbook playbook) {
        access.admin();
        var segment = Segment.named(name, playbook);
        free(segment.name());
        return segments.save(segment).id();
    }

    /**
     * Changes a segment.
     *
     * @param seen the version that the page showed
     */
    public void redefine(SegmentId id, int seen, String name, Playbook playbook) {
        access.admin();
        var segment = segments.findById(id).orElseThrow(NotFound::new);
        if (segment.version() == null || segment.version() != seen) {
            throw Refused.because("segment.changed", segment.name());
        }
        var before = segment.name();
        segment.redefine(name, playbook);
        if (!Segment.key(before).equals(Segment.key(segment.name()))) {
            free(segment.name());
        }
        segments.save(segment);
        events.publishEvent(new SegmentRedefined(id, clock.instant()));
    }

    private void free(String name) {
        if (segments.existsByNameKey(Segment.key(name))) {
            throw Refused.because("segment.name-taken", name);
        }
    }

    private SegmentDetail detail(Segment segment) {
        var counts = jdbc.sql("""
                        SELECT COUNT(*) AS total, COUNT(plan_started_at) AS started FROM account
                         WHERE segment_id = :segment AND ended_at IS NULL""")
                .param("segment", segment.id().toString())
                .query((row, n) -> new int[] {row.getInt("total"), row.getInt("started")})
                .single();
        return new SegmentDetail(
                segment.id(),
                segment.version() == null ? 0 : segment.version(),
                segment.name(),
                segment.playbook(),
                counts[1],
                counts[0] - counts[1]);
    }

    /**
     * A segment as an admin sees it.
     *
     * @param version what {@link #redefine} wants back
     * @param running accounts whose plan was started: their agreed wording stays as it is
     * @param waiting accounts whose plan is still to be started from this playbook
     */
    public record SegmentDetail(SegmentId id, int version, String name, Playbook playbook, int running, int waiting) {}
}
