package app.merestone.sharing;

import app.merestone.kernel.StoredTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often links were opened, and when last by people: of a whole page of links in two reads, each by an index. */
@Component
class ShareOpenings {

    private static final String NEWEST = """
            (SELECT share_id, at, id, visitor, reader FROM share_open
              WHERE share_id = :share%d AND person = TRUE
              ORDER BY at DESC, id DESC LIMIT :most)""";

    private final JdbcClient jdbc;

    ShareOpenings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The openings of one link.
     *
     * @param readings by people
     * @param machines by anything else
     * @param latest people's, the newest first
     */
    record Of(int readings, int machines, List<SharesOfAccount.Opened> latest) {

        static final Of NEVER = new Of(0, 0, List.of());
    }

    private record Count(ShareId share, boolean person, int openings) {}

    private record Newest(ShareId share, String id, SharesOfAccount.Opened opened) {}

    /**
     * Those of these links; of one that nobody opened there is nothing.
     *
     * @param most so many of the latest of each
     * @param readersToo whether addresses that were proven are told
     */
    Map<ShareId, Of> of(List<ShareId> shares, int most, boolean readersToo) {
        if (shares.isEmpty()) {
            return Map.of();
        }
        var counts = jdbc.sql(
                        "SELECT share_id, person, COUNT(*) AS openings FROM share_open WHERE share_id IN (:shares)"
                                + " GROUP BY share_id, person")
                .param("shares", shares.stream().map(ShareId::toString).toList())
                .query((row, n) -> new Count(
                        ShareId.parse(row.getString("share_id")), row.getBoolean("person"), row.getInt("openings")))
                .list();
        var people = by(counts, true);
        var machines = by(counts, false);
        var latest = latest(List.copyOf(people.keySet()), most, readersToo);
        return counts.stream()
                .map(Count::share)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        share -> share,
                        share -> new Of(
                                people.getOrDefault(share, 0),
                                machines.getOrDefault(share, 0),
                                latest.getOrDefault(share, List.of()))));
    }

    private static Map<ShareId, Integer> by(List<Count> counts, boolean people) {
        return counts.stream()
                .filter(count -> count.person() == people)
                .collect(Collectors.toUnmodifiableMap(Count::share, Count::openings));
    }

    // one branch for each link, so that the index ends each of them after its few newest, however often it was opened
    private Map<ShareId, List<SharesOfAccount.Opened>> latest(List<ShareId> shares, int most, boolean readersToo) {
        if (shares.isEmpty()) {
            return Map.of();
        }
        var asked = jdbc.sql(IntStream.range(0, shares.size())
                        .mapToObj(NEWEST::formatted)
                        .collect(Collectors.joining(" UNION ALL ")))
                .param("most", most);
        for (int i = 0; i < shares.size(); i++) {
            asked = asked.param("share" + i, shares.get(i).toString());
        }
        return asked
                .query((row, n) -> new Newest(
                        ShareId.parse(row.getString("share_id")),
                        row.getString("id"),
                        new SharesOfAccount.Opened(
                                StoredTime.of(row, "at"),
                                Visitor.valueOf(row.getString("visitor")),
                                readersToo ? row.getString("reader") : null)))
                .list()
                .stream()
                .sorted(Comparator.comparing((Newest newest) -> newest.opened().at())
                        .thenComparing(Newest::id)
                        .reversed())
                .collect(Collectors.groupingBy(
                        Newest::share, Collectors.mapping(Newest::opened, Collectors.toUnmodifiableList())));
    }
}
