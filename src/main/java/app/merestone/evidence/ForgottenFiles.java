package app.merestone.evidence;

import app.merestone.kernel.ContentHash;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Throws away the bytes that nobody names any more: of a file that was taken off again, that was never sent, or whose act was
 * rolled back. Not before a day after they were last offered, since bytes lie on the disk before the database knows of them.
 */
@Component
class ForgottenFiles {

    static final Duration KEPT = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenFiles.class);
    private static final int AT_ONCE = 500;

    private final EvidenceStore store;
    private final List<NamesFiles> rooms;
    private final Clock clock;

    ForgottenFiles(EvidenceStore store, List<NamesFiles> rooms, Clock clock) {
        this.store = store;
        this.rooms = List.copyOf(rooms);
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${merestone.evidence.first:PT25M}",
            fixedDelayString = "${merestone.evidence.every:PT6H}")
    void throwAway() {
        var before = clock.instant().minus(KEPT);
        store.tidyUp(before);
        boolean anyNamed = false;
        var unnamed = new ArrayList<ContentHash>();
        for (var shelf : store.shelves()) {
            var kept = store.on(shelf);
            for (int from = 0; from < kept.size(); from += AT_ONCE) {
                var asked = kept.subList(from, Math.min(from + AT_ONCE, kept.size()));
                var named = named(asked);
                anyNamed |= !named.isEmpty();
                asked.stream().filter(hash -> !named.contains(hash)).forEach(unnamed::add);
            }
        }
        if (!anyNamed) {
            // what a folder beside an empty database looks like, in the middle of restoring a back-up
            if (!unnamed.isEmpty()) {
                LOG.warn(
                        "None of {} evidence files is named by anything, so all of them are left alone",
                        unnamed.size());
            }
            return;
        }
        long gone =
                unnamed.stream().filter(hash -> store.throwAway(hash, before)).count();
        if (gone > 0) {
            LOG.info("{} evidence files that nothing named any more were thrown away", gone);
        }
    }

    private Set<ContentHash> named(List<ContentHash> hashes) {
        var named = new HashSet<ContentHash>();
        rooms.forEach(room -> named.addAll(room.stillNamed(hashes)));
        return named;
    }
}
