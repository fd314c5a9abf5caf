package app.merestone.results;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.agreement.AgreedCriteria;
import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.CriterionId;
import app.merestone.datasync.NamingUsage;
import app.merestone.datasync.SyncStanding;
import app.merestone.datasync.SyncState;
import app.merestone.datasync.UsageReading;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.DueDate;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Role;
import app.merestone.results.Exhibits.Look;
import app.merestone.results.NoResults.Said;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Results as their pages show them, to whoever may read the account. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAnyRole('CUSTOMER', 'CSM', 'LEADER')")
public class BrowsingResults {

    private final Access access;
    private final ResultRepository results;
    private final AllTellings all;
    private final EvidenceLooks looks;
    private final AgreedCriteria agreed;
    private final NoResults noResults;
    private final Directory directory;
    private final SyncStanding disputes;
    private final ObjectProvider<SigningWindow> windows;
    private final Clock clock;

    BrowsingResults(
            Access access,
            ResultRepository results,
            AllTellings all,
            EvidenceLooks looks,
            AgreedCriteria agreed,
            NoResults noResults,
            Directory directory,
            SyncStanding disputes,
            ObjectProvider<SigningWindow> windows,
            Clock clock) {
        this.access = access;
        this.results = results;
        this.all = all;
        this.looks = looks;
        this.agreed = agreed;
        this.noResults = noResults;
        this.directory = directory;
        this.disputes = disputes;
        this.windows = windows;
        this.clock = clock;
    }

    /** Every agreed criterion of the account with where its result stands. */
    public Overview overview(AccountId account) {
        var reader = access.reading(account);
        var facts = directory.account(account);
        var tellings = all.of(account).stream().collect(Collectors.groupingBy(Result::criterion));
        var beside = looks.all(account);
        var said = noResults.last(account);
        var inDispute = disputes.of(account).stream()
                .filter(sync -> sync.state() == SyncState.DISPUTED)
                .map(SyncStanding.Standing::criterion)
                .collect(Collectors.toSet());
        var names = new Names(tellings.values().stream().flatMap(List::stream).toList(), said.values(), directory);
        return new Overview(
                facts.name(),
                facts.zone(),
                reader(reader),
                directory.customerPeople(account),
                owner(facts.csm()),
                agreed.agreed(account).stream()
                        .map(criterion -> line(
                                criterion,
                                new Tellings(tellings.getOrDefault(criterion.id(), List.of())),
                                Optional.ofNullable(said.get(criterion.id())),
                                beside,
                                inDispute,
                                names))
                        .toList());
    }

    /** One criterion's result with everything that stands beside it. */
    public Detail result(AccountId account, CriterionId criterion) {
        var reader = access.reading(account);
        var inForce = agreed.agreed(account, criterion).orElseThrow(NotFound::new);
        var facts = directory.account(account);
        var told = results.readByAccountIdAndCriterionIdOrderByAttemptDesc(account, criterion);
        var tellings = new Tellings(told);
        var said = Optional.ofNullable(noResults.last(account).get(criterion));
        var beside = looks.all(account);
        var names = new Names(told, said.stream().toList(), directory);
        var customers = directory.customerPeople(account);
        return new Detail(
                account,
                facts.name(),
                facts.zone(),
                inForce,
                standing(inForce, tellings, said),
                tellings.recorded()
                        .map(result -> told(inForce, result, beside, names, reader))
                        .orElse(null),
                tellings.draft()
                        .map(draft -> draft(inForce, draft, beside, names, reader))
                        .orElse(null),
                openSaid(tellings, said)
                        .map(s -> new NotYet(
                                s.blocker(), s.due(), names.of(s.owner()), names.of(s.by()), s.at(), s.reference()))
                        .orElse(null),
                tellings.recorded().map(last -> last.mayBeToldAgain(inForce)).orElse(true),
                disputes.disputed(account, criterion),
                windows.stream().anyMatch(w -> w.closed(account)),
                reading(beside.readings(), criterion),
                NamingUsage.countsPeople(inForce.measure()),
                neededGrade(account, inForce),
                facts.onboardingStart(),
                DueDate.today(clock.instant(), facts.zone()),
                reader(reader),
                customers,
                owner(facts.csm()));
    }

    private @Nullable Reading reading(List<UsageReading> readings, CriterionId criterion) {
        return readings.stream()
                .filter(each -> each.criterion().equals(criterion) && each.endedAt() == null)
                .findFirst()
                .map(each -> new Reading(
                        each.action(),
                        each.people(),
                        each.since(),
                        each.lastAt(),
                        Optional.ofNullable(
                                        directory.people(Set.of(each.namedBy())).get(each.namedBy()))
                                .map(PersonFacts::name)
                                .orElse(""),
                        each.namedAt()))
                .orElse(null);
    }

    private static Reader reader(Actor reader) {
        boolean customer = reader.side() == Side.CUSTOMER;
        return new Reader(reader.person(), reader.role(), customer && reader.role() != Role.SPONSOR, reader.signs());
    }

    private @Nullable PersonFacts owner(@Nullable PersonId csm) {
        return csm == null ? null : directory.people(Set.of(csm)).get(csm);
    }

    private EvidenceGrade neededGrade(AccountId account, AgreedCriterion criterion) {
        var minimum = directory.playbook(account).minimumGrade();
        return EvidenceGrade.needed(criterion.firstValue(), EvidenceGrade.valueOf(minimum.name()));
    }

    private static Line line(
            AgreedCriterion criterion,
            Tellings tellings,
            Optional<Said> said,
            AllExhibits beside,
            Set<CriterionId> inDispute,
            Names names) {
        var result = tellings.recorded();
        return new Line(
                criterion,
                standing(criterion, tellings, said),
                result.map(r -> r.grade(criterion, beside.of(r))).orElse(EvidenceGrade.NONE),
                result.map(r -> r.content().observedOn()).orElse(null),
                result.map(r -> names.signed(r.recorded())).orElse(null),
                result.flatMap(r -> r.signature(Side.CUSTOMER))
                        .map(names::signed)
                        .orElse(null),
                result.flatMap(r -> r.signature(Side.VENDOR)).map(names::signed).orElse(null),
                inDispute.contains(criterion.id()));
    }

    static ResultStanding standing(AgreedCriterion criterion, Tellings tellings, Optional<Said> said) {
        var last = tellings.recorded();
        if (last.isPresent() && last.get().isAbout(criterion)) {
            var result = last.get();
            if (result.coSigned()) {
                return ResultStanding.CO_SIGNED;
            }
            if (result.question().isPresent()) {
                return ResultStanding.SENT_BACK;
            }
            if (openSaid(tellings, said).isEmpty()) {
                return result.signature(Side.CUSTOMER).isPresent()
                        ? ResultStanding.VENDOR_TO_SIGN
                        : ResultStanding.CUSTOMER_TO_SIGN;
            }
        }
        if (tellings.draft().isPresent()) {
            return tellings.draft().get().isVendorsDraft() ? ResultStanding.VENDOR_DRAFT : ResultStanding.DRAFT;
        }
        if (openSaid(tellings, said).isPresent()) {
            return ResultStanding.NO_RESULT_YET;
        }
        return last.isPresent() ? ResultStanding.WORDING_CHANGED : ResultStanding.NOTHING_YET;
    }

    private static Optional<Said> openSaid(Tellings tellings, Optional<Said> said) {
        return said.filter(s -> tellings.recorded()
                .filter(r -> r.recorded().at().isAfter(s.at()))
                .isEmpty());
    }

    private static Told told(AgreedCriterion criterion, Result result, AllExhibits beside, Names names, Actor reader) {
        var exhibits = beside.of(result);
        return new Told(
                result.id(),
                result.attempt(),
                result.agreedRevision(),
                result.content(),
                names.of(result.content().usedBy()),
                exhibits.pieces().stream().map(p -> piece(p, names, reader)).toList(),
                result.contentHash(),
                result.grade(criterion, exhibits),
                names.signed(result.recorded()),
                result.signature(Side.CUSTOMER).map(names::signed).orElse(null),
                result.signature(Side.VENDOR).map(names::signed).orElse(null),
                result.second().map(names::signed).orElse(null),
                result.question()
                        .map(q -> new Asked(names.of(q.personId()), q.words(), q.at()))
                        .orElse(null),
                result.withdrawn()
                        .map(w -> new TakenBack(names.of(w.personId()), w.side(), w.reason(), w.at()))
                        .orElse(null));
    }

    private static Drafted draft(
            AgreedCriterion criterion, Result draft, AllExhibits beside, Names names, Actor reader) {
        var exhibits = beside.of(draft);
        return new Drafted(
                draft.id(),
                draft.version(),
                draft.content(),
                names.of(draft.content().usedBy()),
                exhibits.pieces().stream().map(p -> piece(p, names, reader)).toList(),
                names.of(draft.writtenBy()),
                draft.isVendorsDraft(),
                draft.writtenAt(),
                draft.grade(criterion, exhibits));
    }

    private static EvidencePiece piece(Exhibits.Piece piece, Names names, Actor reader) {
        var mine = piece.lookOf(reader.person());
        return new EvidencePiece(
                piece.id(),
                piece.name(),
                piece.mediaType(),
                piece.bytes(),
                piece.url(),
                piece.hash(),
                names.of(piece.addedBy()),
                piece.addedAt(),
                mine != Look.NONE,
                mine == Look.CANNOT_OPEN,
                piece.openable());
    }

    /** Names of everybody whom these results mention, in one query. */
    private static final class Names {

        private final Map<PersonId, String> names = new HashMap<>();

        Names(List<Result> results, java.util.Collection<Said> said, Directory directory) {
            var people = new HashSet<PersonId>();
            for (var result : results) {
                people.add(result.writtenBy());
                people.addAll(result.content().usedBy());
                result.question().map(Question::personId).ifPresent(people::add);
                result.withdrawn().map(Withdrawal::personId).ifPresent(people::add);
            }
            said.forEach(s -> people.addAll(
                    Set.of(s.owner()).equals(Set.of(s.by())) ? Set.of(s.by()) : Set.of(s.owner(), s.by())));
            directory.people(people).values().forEach(p -> names.put(p.person(), p.name()));
        }

        String of(PersonId person) {
            return names.getOrDefault(person, "");
        }

        List<String> of(Set<PersonId> people) {
            return people.stream().map(this::of).sorted().toList();
        }

        SignedBy signed(Signature signature) {
            return new SignedBy(
                    signature.personId(),
                    signature.name(),
                    signature.role(),
                    signature.at(),
                    String.valueOf(signature.reference()));
        }
    }

    /** One agreed criterion in the list. */
    public record Line(
            AgreedCriterion criterion,
            ResultStanding standing,
            EvidenceGrade grade,
            @Nullable LocalDate observedOn,
            @Nullable SignedBy recorded,
            @Nullable SignedBy customer,
            @Nullable SignedBy vendor,
            boolean inDispute)
            implements Serializable {}

    /**
     * All results of an account.
     *
     * @param reader who is reading
     * @param customers the account's present customer people
     * @param csm who co-signs; empty while nobody owns the account
     */
    public record Overview(
            String accountName,
            ZoneId zone,
            Reader reader,
            List<PersonFacts> customers,
            @Nullable PersonFacts csm,
            List<Line> lines)
            implements Serializable {}

    /**
     * One criterion's result.
     *
     * @param recorded the telling that counts; empty until one is recorded
     * @param draft what is being written; empty when nothing is
     * @param notYet "no result yet", while that is the last that was said
     * @param mayBeToldAgain whether a telling may begin or be recorded now
     * @param inDispute whether the data behind it is in dispute, so that it cannot be co-signed
     * @param closed whether both have closed, so that nothing is withdrawn any more
     * @param reading what the vendor's product reports of the action that shows it; empty while none is named
     * @param countsPeople whether its measure can count people, so that an action can be named for it
     * @param needed the least grade it is co-signed on
     * @param reader who is reading
     * @param customers the account's present customer people
     * @param csm who co-signs; empty while nobody owns the account
     */
    public record Detail(
            AccountId account,
            String accountName,
            ZoneId zone,
            AgreedCriterion criterion,
            ResultStanding standing,
            @Nullable Told recorded,
            @Nullable Drafted draft,
            @Nullable NotYet notYet,
            boolean mayBeToldAgain,
            boolean inDispute,
            boolean closed,
            @Nullable Reading reading,
            boolean countsPeople,
            EvidenceGrade needed,
            LocalDate onboardingStart,
            LocalDate today,
            Reader reader,
            List<PersonFacts> customers,
            @Nullable PersonFacts csm)
            implements Serializable {

        /** Whether the number reaches what was agreed, in the direction that was agreed; true where none is. */
        public boolean reached(@Nullable BigDecimal amount) {
            var measure = criterion.measure();
            if (measure == null || amount == null) {
                return true;
            }
            var baseline = measure.baseline();
            boolean downwards = baseline != null && baseline.compareTo(measure.target()) > 0;
            int compared = amount.compareTo(measure.target());
            return downwards ? compared <= 0 : compared >= 0;
        }
    }

    /**
     * What the vendor's product reports, by whoever named the action.
     *
     * @param people the most different people who did it since then
     */
    public record Reading(
            String action,
            int people,
            Instant since,
            @Nullable Instant lastAt,
            String namedBy,
            Instant namedAt) implements Serializable {}

    /** A recorded telling; its content never changes. */
    public record Told(
            ResultId id,
            int attempt,
            int revision,
            ResultDraft content,
            List<String> users,
            List<EvidencePiece> evidence,
            ContentHash hash,
            EvidenceGrade grade,
            SignedBy recorded,
            @Nullable SignedBy customer,
            @Nullable SignedBy vendor,
            @Nullable SignedBy second,
            @Nullable Asked question,
            @Nullable TakenBack withdrawn)
            implements Serializable {}

    /** What is being written; binds nobody. */
    public record Drafted(
            ResultId id,
            int version,
            ResultDraft content,
            List<String> users,
            List<EvidencePiece> evidence,
            String writtenBy,
            boolean byVendor,
            Instant writtenAt,
            EvidenceGrade grade)
            implements Serializable {}

    /**
     * A file or a link.
     *
     * @param opened whether the reader has opened it, or said that they cannot
     * @param cannotOpen whether the reader said that they cannot open it
     * @param counts whether it counts as evidence: the co-signing side could open it, or has not tried
     */
    public record EvidencePiece(
            EvidenceId id,
            String name,
            @Nullable String mediaType,
            int bytes,
            @Nullable String url,
            ContentHash hash,
            String addedBy,
            Instant addedAt,
            boolean opened,
            boolean cannotOpen,
            boolean counts)
            implements Serializable {}

    /** A name under a result. */
    public record SignedBy(PersonId person, String name, Role role, Instant at, String reference)
            implements Serializable {}

    /** What was asked instead of co-signing. */
    public record Asked(String name, String words, Instant at) implements Serializable {}

    /** The signature that was taken back last. */
    public record TakenBack(String name, Side side, String reason, Instant at) implements Serializable {}

    /** "No result yet". */
    public record NotYet(String blocker, LocalDate lookAgain, String owner, String by, Instant at, String reference)
            implements Serializable {}

    /**
     * Who is reading.
     *
     * @param records whether they may write and record for the customer
     * @param signs whether they sign for their side on this account
     */
    public record Reader(PersonId person, Role role, boolean records, boolean signs) implements Serializable {

        /** Whose people they belong to. */
        public Side side() {
            return role.side();
        }
    }
}
