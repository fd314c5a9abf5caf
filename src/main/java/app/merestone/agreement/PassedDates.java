package app.merestone.agreement;

import app.merestone.accounts.Directory;
import app.merestone.checkins.CheckIns;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.shell.Dates;
import app.merestone.shell.Translations;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A date that passes without a co-signed result makes a check-in for whoever owns the criterion, once for each agreed
 * date (rule 3). A new agreed date may make another.
 */
@Component
class PassedDates {

    private static final Logger LOG = LoggerFactory.getLogger(PassedDates.class);

    /** How long somebody has for the follow-up. */
    private static final int DAYS_TO_FOLLOW_UP = 3;

    private final JdbcClient jdbc;
    private final Criteria criteria;
    private final World world;
    private final Directory directory;
    private final CheckIns checkIns;
    private final Translations translations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PassedDates(
            JdbcClient jdbc,
            Criteria criteria,
            World world,
            Directory directory,
            CheckIns checkIns,
            Translations translations,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.criteria = criteria;
        this.world = world;
        this.directory = directory;
        this.checkIns = checkIns;
        this.translations = translations;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks for dates that have passed; each criterion in a transaction of its own. */
    @Scheduled(
            initialDelayString = "${merestone.dates.first:PT1M}",
            fixedDelayString = "${merestone.dates.every:PT15M}")
    void look() {
        for (var candidate : candidates()) {
            try {
                transaction.executeWithoutResult(status -> follow(candidate));
            } catch (Refused | ConcurrencyFailureException later) {
                LOG.debug("The passed date of {} is looked at again later", candidate.criterion(), later);
            } catch (RuntimeException thisTime) {
                // one that cannot be read keeps nobody else's date from being seen to
                LOG.warn(
                        "The passed date of {} could not be seen to; it is tried again",
                        candidate.criterion(),
                        thisTime);
            }
        }
    }

    /** Days that are over where their account is, and were not seen to yet. */
    private List<Candidate> candidates() {
        var now = clock.instant();
        // wherever the account is, a day that is over there has begun before today in UTC
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return jdbc
                .sql("""
                        SELECT c.account_id, c.id, c.awaited_due, a.zone
                          FROM criterion c JOIN account a ON a.id = c.account_id
                         WHERE c.awaited_due <= :today AND a.ended_at IS NULL
                         ORDER BY c.awaited_due, c.id""")
                .param("today", today)
                .query((row, n) -> new Candidate(
                        AccountId.parse(row.getString("account_id")),
                        CriterionId.parse(row.getString("id")),
                        row.getObject("awaited_due", LocalDate.class),
                        ZoneId.of(row.getString("zone"))))
                .list()
                .stream()
                .filter(candidate -> candidate.due().isBefore(DueDate.today(now, candidate.zone())))
                .toList();
    }

    private void follow(Candidate candidate) {
        if (!queuedUp(candidate.account())) {
            return;
        }
        var criterion = criteria.of(candidate.account(), candidate.criterion());
        var circumstances = world.around(candidate.account(), candidate.criterion());
        if (!criterion.dateOver(circumstances.today())) {
            return; // agreed on another day since
        }
        criterion
                .datePassed(circumstances)
                .ifPresentOrElse(
                        // with nobody there to follow it up the day stays awaited, until somebody is
                        day -> owner(criterion).ifPresent(owner -> checkIn(criterion, day, owner, circumstances)),
                        () -> criteria.save(criterion));
    }

    // the account before the criterion, in the order in which people's acts lock them
    private boolean queuedUp(AccountId account) {
        return jdbc.sql("SELECT id FROM account WHERE id = :account AND ended_at IS NULL FOR UPDATE")
                .param("account", account.toString())
                .query(String.class)
                .optional()
                .isPresent();
    }

    private void checkIn(Criterion criterion, LocalDate day, PersonId owner, Circumstances circumstances) {
        criteria.save(criterion);
        checkIns.openByRule(
                criterion.account(),
                criterion.revision(criterion.inForceNumber()).statement(),
                translations.getTranslation("agreement.passed.reason", Translations.ENGLISH, Dates.day(day)),
                circumstances.today().plusDays(DAYS_TO_FOLLOW_UP),
                owner);
    }

    /** The criterion's owner, else the champion, else the CSM: somebody who is still there. */
    private Optional<PersonId> owner(Criterion criterion) {
        var account = criterion.account();
        var people = checkIns.owners(account);
        var named = criterion.revision(criterion.inForceNumber()).owner();
        return people.stream()
                .map(person -> person.person())
                .filter(person -> person.equals(named))
                .findFirst()
                .or(() -> directory.champion(account).map(champion -> champion.person()))
                .or(() -> Optional.ofNullable(directory.account(account).csm()));
    }

    private record Candidate(AccountId account, CriterionId criterion, LocalDate due, ZoneId zone) {}
}
