package app.merestone.integration;

import app.merestone.accounts.Access;
import app.merestone.accounts.CrmRecords;
import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Role;
import app.merestone.shell.Translations;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An admin brings in accounts and people from the files that a CRM exports: upload, say what the file cannot, preview,
 * import. All of a file's good rows come in or none does. An import sends no mail, opens nothing to anybody and starts no
 * plan; the admin sees the file's own data and whether it is known here, and no account's content.
 */
@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
public class ImportingAccounts {

    private static final int ROWS_AT_ONCE = 500;

    private final Access access;
    private final CrmRecords records;
    private final Directory directory;
    private final ImportFolder folder;
    private final ImportRuns runs;
    private final ApplicationEventPublisher events;
    private final Translations words;
    private final Vendor vendor;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ImportingAccounts(
            Access access,
            CrmRecords records,
            Directory directory,
            ImportFolder folder,
            ImportRuns runs,
            ApplicationEventPublisher events,
            Translations words,
            Vendor vendor,
            Clock clock,
            TransactionTemplate transaction) {
        this.access = access;
        this.records = records;
        this.directory = directory;
        this.folder = folder;
        this.runs = runs;
        this.events = events;
        this.words = words;
        this.vendor = vendor;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Takes a file in and looks at it. Nothing is imported yet. */
    // an upload lasts as long as the line is slow: it must not hold a connection meanwhile
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Upload upload(String fileName, InputStream content) {
        transaction.executeWithoutResult(status -> access.admin());
        var id = ImportId.next();
        try {
            var hash = folder.store(id, content);
            return ReadingUploads.look(id, fileName, hash, folder.uploaded(id));
        } catch (RuntimeException failed) {
            folder.forget(id);
            throw failed;
        }
    }

    /** What the questions can be answered with. */
    @Transactional(readOnly = true)
    public Choices choices() {
        access.admin();
        return new Choices(
                records.segments(),
                directory.vendorPeople(Role.CSM),
                DueDate.today(clock.instant(), vendor.zone()),
                vendor.zone());
    }

    /** What this file leaves open once its columns are known. */
    @Transactional(readOnly = true)
    public Questions questions(Upload upload, Answers answers) {
        access.admin();
        return ReadingUploads.questions(folder.uploaded(upload.id()), upload, answers, known());
    }

    /** What importing it would do; it does nothing. */
    @Transactional(readOnly = true)
    public Preview preview(Upload upload, Answers answers, Progress progress) {
        access.admin();
        try (var list = new RefusalList(folder.refused(upload.id()), words)) {
            return take(upload, answers, false, list, progress);
        }
    }

    /**
     * Imports it, all good rows in one transaction; what the rows do is worked out anew, and when it is no longer what the
     * admin saw, nothing is done.
     *
     * @return what was done, also when this very upload was imported before
     */
    public ImportRun run(Upload upload, Answers answers, Preview seen, Progress progress) {
        var actor = access.admin();
        var before = runs.run(upload.id());
        if (before.isPresent()) {
            return before.get();
        }
        var now = clock.instant();
        Preview done;
        try {
            done = take(upload, answers, true, refusal -> {}, progress);
        } catch (DuplicateKeyException fasterColleague) {
            throw Refused.because("import.changed");
        }
        if (!done.counts().equals(seen.counts())) {
            throw Refused.because("import.changed");
        }
        var origin = upload.origin(answers.columns());
        runs.record(upload, answers.holds(), origin, done.counts(), actor.person(), now);
        if (answers.holds() == Holds.COMPANIES && done.counts().created() > 0) {
            events.publishEvent(new AccountsImported(done.counts().created(), now));
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                folder.forget(upload.id());
            }
        });
        return new ImportRun(upload.id(), answers.holds(), origin, upload.fileName(), done.counts(), actor.name(), now);
    }

    /** Writes all refused rows of the last preview, with their reasons. */
    @Transactional(readOnly = true)
    public void refused(ImportId id, OutputStream out) {
        access.admin();
        var list = folder.refused(id);
        if (!Files.exists(list)) {
            throw Refused.because("import.file-gone");
        }
        try {
            Files.copy(list, out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Forgets an upload that is not to be imported. */
    public void discard(ImportId id) {
        access.admin();
        folder.forget(id);
    }

    /** The latest imports, newest first. */
    @Transactional(readOnly = true)
    public List<ImportRun> history() {
        access.admin();
        return runs.latest();
    }

    private Known known() {
        return new Known(records.segments(), directory.vendorPeople(Role.CSM));
    }

    private Preview take(
            Upload upload, Answers said, boolean doing, Consumer<RowRefusal> everyRefusal, Progress progress) {
        ReadingUploads.checkColumns(said);
        var path = folder.uploaded(upload.id());
        var answers = ReadingUploads.settled(path, upload, said);
        var known = known();
        known.check(answers);
        var tally = new Tally(upload.headers(), everyRefusal);
        var origin = upload.origin(answers.columns());
        var now = clock.instant();
        var intake = answers.holds() == Holds.COMPANIES
                ? new CompanyIntake(
                        answers,
                        origin,
                        tally,
                        doing,
                        records,
                        known,
                        DueDate.today(now, vendor.zone()),
                        now,
                        events::publishEvent)
                : new PeopleIntake(answers, origin, tally, doing, records);
        var rows = new ArrayList<Row>(ROWS_AT_ONCE);
        long[] taken = {0};
        progress.at(0, upload.rows());
        int footer = new CrmFile(path, upload.shape()).read(ReadingUploads.footer(upload, answers), row -> {
            rows.add(row);
            if (rows.size() == ROWS_AT_ONCE) {
                intake.take(rows);
                taken[0] += rows.size();
                rows.clear();
                progress.at(taken[0], upload.rows());
            }
        });
        intake.take(rows);
        progress.at(upload.rows(), upload.rows());
        return tally.preview(footer);
    }
}
