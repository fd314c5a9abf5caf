package app.merestone.agreement;

import app.merestone.accounts.Directory;
import app.merestone.checkins.CheckIns;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.shell.Dates;
import app.merestone.shell.Translations;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A date that passes without a co-signed result makes a check-in for whoever owns the criterion, once for each agreed
 * date (rule 3). A new agreed date may make another.
 */
@Component
@EnableScheduling
class PassedDates {

    private static final Logger LOG = LoggerFactory.getLogger(PassedDates.class);

    /** How long somebody has for the follow-up. */
    private static final int DAYS_TO_FOLLOW_UP = 3;

    /** Dates further back were heard of when they passed, or belong to a plan that came in with them. */
    private static final int DAYS_BACK = 60;

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
        // wherever the account is, a day that is over there has begun before today in UTC
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var candidates = jdbc.sql("""
                        SELECT c.account_id, c.id
                          FROM criterion_revision r
                          JOIN criterion c ON c.id = r.criterion_id AND c.agreed_revision = r.revision_number
                          JOIN account a ON a.id = c.account_id AND a.ended_at IS NULL
                         WHERE r.due_on <= :today AND r.due_on >= :oldest AND c.dropped_at IS NULL
                           AND (c.passed_due IS NULL OR c.passed_due <> r.due_on)""")
                .param("today", today)
                .param("oldest", today.minusDays(DAYS_BACK))
                .query((row, n) -> new Candidate(
                        AccountId.parse(row.getString("account_id")), CriterionId.parse(row.getString("id"))))
                .list();
        for (var candidate : candidates) {
            try {
                transaction.executeWithoutResult(status -> follow(candidate));
            } catch (Refused | ConcurrencyFailureException later) {
                LOG.debug("The passed date of {} is looked at again later", candidate.criterion(), later);
            }
        }
    }

    private void follow(Candidate candidate) {
        var criterion = criteria.of(candidate.account(), candidate.criterion());
        var circumstances = world.around(candidate.account(), candidate.criterion());
        criterion.datePassed(circumstances).ifPresent(day -> owner(criterion).ifPresent(owner -> {
            criteria.save(criterion);
            checkIns.openByRule(
                    candidate.account(),
                    criterion.revision(criterion.inForceNumber()).statement(),
                    translations.getTranslation("agreement.passed.reason", Translations.ENGLISH, Dates.day(day)),
                    circumstances.today().plusDays(DAYS_TO_FOLLOW_UP),
                    owner);
        }));
    }

    /** The criterion's owner, else the champion, else the CSM: somebody who is still there. */
    private Optional<PersonId> owner(Criterion criterion) {
        var account = criterion.account();
        var people = directory.customerPeople(account);
        var named = criterion.revision(criterion.inForceNumber()).owner();
        return people.stream()
                .map(person -> person.person())
                .filter(person -> person.equals(named))
                .findFirst()
                .or(() -> directory.champion(account).map(champion -> champion.person()))
                .or(() -> Optional.ofNullable(directory.account(account).csm()));
    }

    private record Candidate(AccountId account, CriterionId criterion) {}
}
