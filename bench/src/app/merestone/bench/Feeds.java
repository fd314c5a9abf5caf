package app.merestone.bench;

import app.merestone.agreement.CriterionId;
import app.merestone.datasync.ConnectingSyncs;
import app.merestone.datasync.DataSyncId;
import app.merestone.datasync.Delivery;
import app.merestone.datasync.JobKey;
import app.merestone.datasync.KeepingConnections;
import app.merestone.datasync.NewSync;
import app.merestone.datasync.Sending;
import app.merestone.datasync.Tolerance;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Data syncs of as many accounts as are wanted, each with a connection and a key of its own, made as people make them. */
final class Feeds {

    private Feeds() {}

    /**
     * One of them.
     *
     * @param key with which its runs are delivered
     * @param connection the name of its connection
     */
    record Feed(AccountId account, PersonId csm, DataSyncId sync, JobKey job, String connection, String key) {}

    static List<Feed> connected(ApplicationContext application, int wanted) {
        record Place(AccountId account, PersonId csm, CriterionId criterion) {}
        var jdbc = application.getBean(JdbcClient.class);
        var connecting = application.getBean(ConnectingSyncs.class);
        var keeping = application.getBean(KeepingConnections.class);
        var places = jdbc.sql("""
                        SELECT a.id, a.csm_id, MIN(c.id) AS criterion
                          FROM account a JOIN criterion c ON c.account_id = a.id
                         WHERE a.ended_at IS NULL AND a.csm_id IS NOT NULL
                         GROUP BY a.id, a.csm_id ORDER BY a.id LIMIT :most""")
                .param("most", wanted)
                .query((row, n) -> new Place(
                        AccountId.parse(row.getString("id")),
                        PersonId.parse(row.getString("csm_id")),
                        CriterionId.parse(row.getString("criterion"))))
                .list();
        if (places.size() < wanted) {
            throw new IllegalStateException(
                    "Only " + places.size() + " accounts are open, and " + wanted + " are wanted.");
        }
        // the portfolio has no administrator: one of its people is one for as long as the keys are made
        var admin = places.getFirst().csm();
        jdbc.sql("INSERT INTO vendor_role (person_id, role) VALUES (:person, 'ADMIN')")
                .param("person", admin.toString())
                .update();
        try {
            return places.stream()
                    .map(place -> {
                        var name = "bench " + UUID.randomUUID();
                        var job = new JobKey("bench", name, "warehouse.accounts");
                        var form = new NewSync(
                                name, "CRM", place.criterion(), Delivery.FULL, Tolerance.records(0), job, 24, 6);
                        var sync = Application.as(place.csm(), () -> connecting.connect(place.account(), form), "CSM");
                        var key = Application.as(
                                admin, () -> keeping.make(place.account(), name, Sending.KEY, ""), "ADMIN");
                        return new Feed(place.account(), place.csm(), sync, job, name, key.key());
                    })
                    .toList();
        } finally {
            jdbc.sql("DELETE FROM vendor_role WHERE person_id = :person AND role = 'ADMIN'")
                    .param("person", admin.toString())
                    .update();
        }
    }
}
