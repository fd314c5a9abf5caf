package app.merestone.results;

import app.merestone.accounts.Directory;
import app.merestone.agreement.AgreedCriteria;
import app.merestone.agreement.AgreedCriterion;
import app.merestone.checkins.Turn;
import app.merestone.checkins.TurnSource;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.results.NoResults.Said;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose turn it is with each result: to record, to sign, to co-sign, to answer. */
@Component
class ResultTurns implements TurnSource {

    /** So many days before its date a result becomes its owner's turn; before that, nobody is waiting. */
    private static final int DAYS_AHEAD = 14;

    private final AllTellings all;
    private final AgreedCriteria agreed;
    private final NoResults noResults;
    private final Directory directory;
    private final Clock clock;

    ResultTurns(AllTellings all, AgreedCriteria agreed, NoResults noResults, Directory directory, Clock clock) {
        this.all = all;
        this.agreed = agreed;
        this.noResults = noResults;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public List<Turn> turns(AccountId account) {
        var inForce = agreed.agreed(account);
        if (inForce.isEmpty()) {
            return List.of();
        }
        var facts = directory.account(account);
        var tellings = all.of(account).stream().collect(Collectors.groupingBy(Result::criterion));
        var said = noResults.last(account);
        return inForce.stream()
                .flatMap(criterion -> turn(
                        new Seen(
                                criterion,
                                new Tellings(tellings.getOrDefault(criterion.id(), List.of())),
                                Optional.ofNullable(said.get(criterion.id()))),
                        facts.csm(),
                        facts.zone()))
                .toList();
    }

    @Override
    public Optional<LocalDate> nextDay(AccountId account) {
        var today = DueDate.today(clock.instant(), directory.account(account).zone());
        var dates = agreed.agreed(account).stream()
                .map(AgreedCriterion::due)
                .flatMap(due -> Stream.of(due.minusDays(DAYS_AHEAD), due.plusDays(1)));
        var checkIns = noResults.last(account).values().stream().map(Said::due);
        return Stream.concat(dates, checkIns).filter(day -> day.isAfter(today)).min(Comparator.naturalOrder());
    }

    private Stream<Turn> turn(Seen seen, @Nullable PersonId csm, ZoneId zone) {
        var result = seen.tellings().recorded();
        return switch (BrowsingResults.standing(seen.criterion(), seen.tellings(), seen.said())) {
            case CO_SIGNED -> Stream.empty();
            case VENDOR_TO_SIGN ->
                result
                        .map(r -> seen.turn(
                                "result.co-sign",
                                Side.VENDOR,
                                csm,
                                r,
                                signedLast(r, Side.CUSTOMER),
                                ResultAddresses.coSign(r.account(), r.criterion())))
                        .stream();
            case CUSTOMER_TO_SIGN ->
                result
                        .map(r -> seen.turn(
                                "result.sign",
                                Side.CUSTOMER,
                                null,
                                r,
                                signedLast(r, Side.VENDOR),
                                ResultAddresses.result(r.account(), r.criterion())))
                        .stream();
            case SENT_BACK ->
                result
                        .map(r -> seen.turn(
                                "result.sent-back",
                                Side.CUSTOMER,
                                r.recorded().personId(),
                                r,
                                r.question()
                                        .map(Question::at)
                                        .orElse(r.recorded().at()),
                                ResultAddresses.record(r.account(), r.criterion())))
                        .stream();
            case WORDING_CHANGED ->
                result
                        .map(r -> seen.turn(
                                "result.record-again",
                                Side.CUSTOMER,
                                seen.criterion().owner(),
                                r,
                                seen.criterion().agreedAt(),
                                ResultAddresses.record(r.account(), r.criterion())))
                        .stream();
            case VENDOR_DRAFT ->
                seen
                        .tellings()
                        .draft()
                        .map(draft -> seen.turn(
                                "result.confirm-draft",
                                Side.CUSTOMER,
                                null,
                                draft,
                                draft.writtenAt(),
                                ResultAddresses.record(draft.account(), draft.criterion())))
                        .stream();
            case NOTHING_YET, DRAFT, NO_RESULT_YET -> due(seen, zone);
        };
    }

    /** A date that comes close is its owner's turn; once it has passed, the agreement itself is (rule 3). */
    private Stream<Turn> due(Seen seen, ZoneId zone) {
        var criterion = seen.criterion();
        var today = DueDate.today(clock.instant(), zone);
        var from = criterion.due().minusDays(DAYS_AHEAD);
        boolean checkInAhead =
                seen.said().map(Said::due).filter(day -> day.isAfter(today)).isPresent();
        if (today.isBefore(from) || today.isAfter(criterion.due()) || checkInAhead) {
            return Stream.empty();
        }
        return Stream.of(new Turn(
                "result.record:" + criterion.id() + ":" + criterion.revision(),
                criterion.account(),
                Side.CUSTOMER,
                criterion.owner(),
                "result.record",
                criterion.statement(),
                ResultAddresses.record(criterion.account(), criterion.id()),
                later(dawn(from, zone), criterion.agreedAt()),
                criterion.due()));
    }

    private static Instant dawn(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant signedLast(Result result, Side waitedFor) {
        var base = result.signature(waitedFor)
                .map(Signature::at)
                .orElse(result.recorded().at());
        return result.withdrawn().map(Withdrawal::at).filter(base::isBefore).orElse(base);
    }

    /** What there is to judge one criterion by. */
    private record Seen(AgreedCriterion criterion, Tellings tellings, Optional<Said> said) {

        Turn turn(String kind, Side side, @Nullable PersonId person, Result about, Instant since, String path) {
            return new Turn(
                    kind + ":" + about.id() + ":" + since.toEpochMilli(),
                    criterion.account(),
                    side,
                    person,
                    kind,
                    criterion.statement(),
                    path,
                    since,
                    criterion.due());
        }
    }
}
