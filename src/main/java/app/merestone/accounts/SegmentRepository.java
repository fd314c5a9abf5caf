package app.merestone.accounts;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface SegmentRepository extends Repository<Segment, SegmentId> {

    Segment save(Segment segment);

    Optional<Segment> findById(SegmentId id);

    List<Segment> findAllByOrderByTargetDaysAscNameAsc();

    long count();

    boolean existsByNameKey(String nameKey);
}
