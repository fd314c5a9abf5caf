package app.merestone.datasync;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.NotFound;
import app.merestone.ledger.Act;
import app.merestone.ledger.Ledger;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A CSM says that data arrived, by the file that was delivered: for vendors without a pipeline. It is the vendor's word like
 * any other arrival, and the customer counts it as blind (rule 6): the history says that it came, and not how many.
 */
@Service
@Transactional
@PreAuthorize("hasRole('CSM')")
public class UploadingRuns {

    private final Access access;
    private final Directory directory;
    private final DataSyncs syncs;
    private final RunIntake intake;
    private final ArrivalFolder folder;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    UploadingRuns(
            Access access,
            Directory directory,
            DataSyncs syncs,
            RunIntake intake,
            ArrivalFolder folder,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.access = access;
        this.directory = directory;
        this.syncs = syncs;
        this.intake = intake;
        this.folder = folder;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What a file would bring.
     *
     * @param file by what it is reported
     * @param samples how many of its first records can go along for the customer to look at
     */
    public record Preview(ArrivalFileId file, List<String> columns, long rows, int samples) implements Serializable {}

    /** Looks through a file; what can be read lies there for a day to be reported, and nothing of it is kept. */
    @Transactional(readOnly = true)
    public Preview preview(AccountId account, DataSyncId id, byte[] content) {
        access.csm(account);
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var read = CsvArrival.read(content, Masks.NONE);
        var file = ArrivalFileId.next();
        folder.keep(sync, file, content);
        return new Preview(file, read.columns(), read.rows(), read.samples().size());
    }

    /** Forgets a file that is not to be reported. */
    @Transactional(readOnly = true)
    public void discard(AccountId account, DataSyncId id, ArrivalFileId file) {
        access.csm(account);
        folder.forget(syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new), file);
    }

    /**
     * Reports this file as one arrival. The same file on the same day is the same arrival.
     *
     * @param seen the file as it was looked through for this sync
     * @param withSamples whether its first records go along, for the customer's eyes
     */
    public Receipt report(AccountId account, DataSyncId id, ArrivalFileId seen, boolean withSamples) {
        var actor = access.csm(account);
        var sync = syncs.findByAccountIdAndId(account, id).orElseThrow(NotFound::new);
        var file = folder.read(sync, seen);
        var read = CsvArrival.read(file, masks(account));
        var now = clock.instant();
        var report = new RunReport(
                run(
                        id,
                        file,
                        LocalDate.ofInstant(now, directory.account(account).zone())),
                RunReport.Kind.COMPLETE,
                now.truncatedTo(ChronoUnit.MICROS),
                null,
                read.rows(),
                null,
                false,
                null,
                RunSchema.of(read.columns().stream()
                        .map(column -> new RunSchema.Field(column, ""))
                        .toList()),
                withSamples ? read.samples() : List.of());
        var receipt = intake.upload(sync, report, actor.person());
        if (receipt != Receipt.KNOWN_ALREADY) {
            ledger.append(new Act(account, DataActs.UPLOADED, actor, id, null, Map.of("sync", sync.name())));
        }
        return receipt;
    }

    private static PipelineRun run(DataSyncId sync, byte[] file, LocalDate day) {
        return PlainRun.derived(Map.of(
                "wire", "upload",
                "sync", sync.toString(),
                "file", ContentHash.of(file).hex(),
                "day", day.toString()));
    }

    /** A file comes over no connection: what any of the account's connections masks is masked. */
    private Masks masks(AccountId account) {
        return new Masks(jdbc
                .sql(
                        "SELECT masked_fields FROM sync_connection WHERE account_id = :account AND masked_fields IS NOT NULL")
                .param("account", account.toString())
                .query(String.class)
                .list()
                .stream()
                .flatMap(column -> Masks.read(column).fields().stream())
                .distinct()
                .toList());
    }
}
