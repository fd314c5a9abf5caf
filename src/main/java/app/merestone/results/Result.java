package app.merestone.results;

import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.CriterionId;
import app.merestone.datasync.NamingUsage;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One telling of what the customer observed: a draft until a customer person records it, from then on content that never
 * changes and that both sides sign. Recording again, after a question or a withdrawn signature, makes another one with the
 * next attempt number; the last recorded one is what counts.
 */
@Table("result")
class Result extends AbstractAggregateRoot<Result> {

    private static final int LONGEST_QUESTION = 1000;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_EVIDENCE = 20;

    private final @Id ResultId id;
    private @Version @Nullable Integer version;
    private final AccountId accountId;
    private final CriterionId criterionId;
    private final int attempt;

    private PersonId writtenBy;
    private Side writtenSide;
    private Instant writtenAt;
    private String what;
    private @Nullable LocalDate observedOn;
    private @Nullable BigDecimal amount;
    private String usedByOthers;
    private String place;

    @MappedCollection(idColumn = "result_id")
    private final Set<User> usedBy;

    @MappedCollection(idColumn = "result_id")
    private final Set<Exhibit> evidence;

    private @Nullable Integer agreedRevision;
    private @Nullable ContentHash agreedHash;
    private @Nullable ContentHash contentHash;

    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "recorded_")
    private @Nullable Signature recorded;

    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "customer_")
    private @Nullable Signature customer;

    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "vendor_")
    private @Nullable Signature vendor;

    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "second_")
    private @Nullable Signature second;

    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "question_")
    private @Nullable Question question;

    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "withdrawn_")
    private @Nullable Withdrawal withdrawn;

    @PersistenceCreator
    @SuppressWarnings("TooManyParameters") // the columns of one row
    Result(
            ResultId id,
            @Nullable Integer version,
            AccountId accountId,
            CriterionId criterionId,
            int attempt,
            PersonId writtenBy,
            Side writtenSide,
            Instant writtenAt,
            String what,
            @Nullable LocalDate observedOn,
            @Nullable BigDecimal amount,
            String usedByOthers,
            String place,
            Set<User> usedBy,
            Set<Exhibit> evidence,
            @Nullable Integer agreedRevision,
            @Nullable ContentHash agreedHash,
            @Nullable ContentHash contentHash,
            @Nullable Signature recorded,
            @Nullable Signature customer,
            @Nullable Signature vendor,
            @Nullable Signature second,
            @Nullable Question question,
            @Nullable Withdrawal withdrawn) {
        this.id = id;
        this.version = version;
        this.accountId = accountId;
        this.criterionId = criterionId;
        this.attempt = attempt;
        this.writtenBy = writtenBy;
        this.writtenSide = writtenSide;
        this.writtenAt = writtenAt;
        this.what = what;
        this.observedOn = observedOn;
        this.amount = amount;
        this.usedByOthers = usedByOthers;
        this.place = place;
        this.usedBy = new HashSet<>(usedBy);
        this.evidence = new HashSet<>(evidence);
        this.agreedRevision = agreedRevision;
        this.agreedHash = agreedHash;
        this.contentHash = contentHash;
        this.recorded = recorded;
        this.customer = customer;
        this.vendor = vendor;
        this.second = second;
        this.question = question;
        this.withdrawn = withdrawn;
    }

    /** An empty draft of the first telling. */
    static Result begun(AccountId account, CriterionId criterion, Actor by, Instant now) {
        return draft(account, criterion, 1, by, now);
    }

    /** The next telling, which begins with the words and the evidence of this one. */
    Result begunAgain(Actor by, Instant now) {
        var next = draft(accountId, criterionId, attempt + 1, by, now);
        next.what = what;
        next.observedOn = observedOn;
        next.amount = amount;
        next.usedByOthers = usedByOthers;
        next.place = place;
        next.usedBy.addAll(usedBy);
        next.evidence.addAll(evidence);
        return next;
    }

    private static Result draft(AccountId account, CriterionId criterion, int attempt, Actor by, Instant now) {
        return new Result(
                ResultId.next(),
                null,
                account,
                criterion,
                attempt,
                by.person(),
                by.side(),
                now,
                "",
                null,
                null,
                "",
                "",
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Rule 8: what the vendor's side writes stays the vendor's word, and it never writes over a customer's. */
    void write(ResultDraft draft, Actor by, Instant now) {
        mustBeDraft();
        mustBeWritableBy(by);
        what = draft.what();
        observedOn = draft.observedOn();
        amount = draft.amount();
        usedByOthers = draft.usedByOthers();
        place = draft.place();
        usedBy.clear();
        draft.usedBy().forEach(person -> usedBy.add(new User(person)));
        touched(by, now);
    }

    void add(Evidence piece, Actor by, Instant now) {
        mustBeDraft();
        mustBeWritableBy(by);
        if (evidence.size() >= MOST_EVIDENCE) {
            throw Refused.because("evidence.too-many", MOST_EVIDENCE);
        }
        evidence.add(new Exhibit(piece.id()));
        touched(by, now);
    }

    void remove(EvidenceId piece, Actor by, Instant now) {
        mustBeDraft();
        mustBeWritableBy(by);
        evidence.remove(new Exhibit(piece));
        touched(by, now);
    }

    private void touched(Actor by, Instant now) {
        writtenBy = by.person();
        writtenSide = by.side();
        writtenAt = now;
        registerEvent(new ResultDrafted(accountId, id, criterionId, now));
    }

    private void mustBeWritableBy(Actor by) {
        boolean untouched = version == null;
        if (by.side() == Side.VENDOR && writtenSide == Side.CUSTOMER && !untouched) {
            throw Refused.because("result.draft-is-customers");
        }
    }

    /**
     * Rule 8: a customer person records it, which freezes the content into its hash. Where that person signs for the
     * customer, recording is signing (after the answers were checked).
     */
    void record(AgreedCriterion agreed, Exhibits exhibits, Day day, Actor by, Instant now) {
        mustBeDraft();
        if (by.side() != Side.CUSTOMER) {
            throw Refused.because("result.customer-records");
        }
        if (what.isEmpty()) {
            throw Refused.because("result.what-missing");
        }
        if (observedOn == null) {
            throw Refused.because("result.date-missing");
        }
        ObservedDate.check(observedOn, day.onboardingStart(), day.today());
        if (!content().saysWho()) {
            throw Refused.because("result.who-missing");
        }
        if (agreed.firstValue() && (amount == null || agreed.measure() == null)) {
            throw Refused.because("result.number-missing");
        }
        exhibits.mustAllBeOpenedBy(by);
        agreedRevision = agreed.revision();
        agreedHash = agreed.hash();
        contentHash = ContentHash.of(canonical(agreed, exhibits));
        recorded = Signature.of(by, now);
        customer = by.signs() ? recorded : null;
        registerEvent(new ResultRecorded(accountId, id, criterionId, now));
    }

    /** The champion's or deputy's name under what a member recorded, or again after withdrawing it. */
    void signForCustomer(Exhibits exhibits, ContentHash seen, Actor by, Instant now) {
        mustBe(seen);
        mustNotBeAsked();
        if (by.side() != Side.CUSTOMER || !by.signs()) {
            throw Refused.because("result.customer-signs");
        }
        if (customer != null) {
            throw Refused.because("result.signed-already");
        }
        exhibits.mustAllBeOpenedBy(by);
        customer = Signature.of(by, now);
        registerEvent(new ResultSigned(accountId, id, criterionId, now));
        tellIfCoSigned(now);
    }

    /** The vendor's name under the content that the customer signed (rule 11). */
    void coSign(
            AgreedCriterion agreed, Exhibits exhibits, EvidenceGrade needed, ContentHash seen, Actor by, Instant now) {
        mustBe(seen);
        mustNotBeAsked();
        if (by.side() != Side.VENDOR || !by.signs()) {
            throw Refused.because("result.vendor-co-signs");
        }
        if (customer == null) {
            throw Refused.because("result.customer-first");
        }
        if (vendor != null) {
            throw Refused.because("result.signed-already");
        }
        if (!agreed.hash().equals(agreedHash)) {
            throw Refused.because("result.wording-changed", agreed.revision());
        }
        exhibits.mustAllBeOpenedBy(by);
        var grade = grade(agreed, exhibits);
        if (!grade.atLeast(needed)) {
            throw Refused.because("result.grade-too-low");
        }
        vendor = Signature.of(by, now);
        tellIfCoSigned(now);
    }

    /** Instead of co-signing: what the vendor's side needs to know. The customer's signature stands meanwhile. */
    void askForMore(String words, ContentHash seen, Actor by, Instant now) {
        mustBe(seen);
        mustNotBeAsked();
        if (by.side() != Side.VENDOR) {
            throw Refused.because("result.vendor-co-signs");
        }
        if (vendor != null) {
            throw Refused.because("result.signed-already");
        }
        question = new Question(by.person(), Typed.required("result.question", words, LONGEST_QUESTION), now);
        registerEvent(new ResultSentBack(accountId, id, criterionId, now));
    }

    /** Another customer person confirms what the first one saw; it makes the proof as strong as it gets (rule 9). */
    void corroborate(Exhibits exhibits, ContentHash seen, Actor by, Instant now) {
        mustBe(seen);
        if (by.side() != Side.CUSTOMER) {
            throw Refused.because("result.customer-records");
        }
        if (customersBehindIt().contains(by.person())) {
            throw Refused.because("result.confirm-another");
        }
        if (second != null) {
            throw Refused.because("result.confirmed-already");
        }
        exhibits.mustAllBeOpenedBy(by);
        second = Signature.of(by, now);
        registerEvent(new ResultCorroborated(accountId, id, criterionId, now));
    }

    /** Rule 12: either side takes its signature back with a reason, until closing. The content and its history stay. */
    void withdraw(String why, boolean closed, Actor by, Instant now) {
        if (closed) {
            throw Refused.because("result.closed");
        }
        if (signature(by.side()).isEmpty() || !by.signs()) {
            throw Refused.because("result.nothing-to-withdraw");
        }
        var reason = Typed.required("result.reason", why, LONGEST_REASON);
        if (by.side() == Side.CUSTOMER) {
            customer = null;
        } else {
            vendor = null;
        }
        withdrawn = new Withdrawal(by.person(), by.side(), reason, now);
        registerEvent(new SignatureWithdrawn(accountId, id, criterionId, by.side(), now));
    }

    /** Notes under which reference the ledger has the signature that was just given. */
    void filedAs(String entry) {
        recorded = recorded == null ? null : recorded.filedAs(entry);
        customer = customer == null ? null : customer.filedAs(entry);
        vendor = vendor == null ? null : vendor.filedAs(entry);
        second = second == null ? null : second.filedAs(entry);
    }

    private void tellIfCoSigned(Instant now) {
        if (coSigned()) {
            registerEvent(new MilestoneCoSigned(accountId, criterionId, id, now));
        }
    }

    /** Whether a next telling may begin: nothing that still waits for the vendor's side is pulled from under it. */
    boolean mayBeToldAgain(AgreedCriterion agreed) {
        return isRecorded()
                && (customer == null || question != null || !agreed.hash().equals(agreedHash));
    }

    /** How strong the proof is (rule 9). */
    EvidenceGrade grade(AgreedCriterion agreed, Exhibits exhibits) {
        return EvidenceGrade.of(new EvidenceGrade.Proof(
                !what.isEmpty(),
                content().saysWho(),
                observedOn != null,
                isRecorded(),
                amount != null && agreed.measure() != null,
                exhibits.openable(),
                customersBehindIt().size(),
                seenBySystem(agreed, exhibits)));
    }

    /** Whether the vendor's product has seen as many people as were agreed, and as many as the customer says. */
    private boolean seenBySystem(AgreedCriterion agreed, Exhibits exhibits) {
        var measure = agreed.measure();
        return amount != null
                && measure != null
                && NamingUsage.countsPeople(measure)
                && BigDecimal.valueOf(exhibits.seen())
                                .compareTo(measure.target().max(amount))
                        >= 0;
    }

    private Set<PersonId> customersBehindIt() {
        return Stream.of(Optional.ofNullable(recorded), Optional.ofNullable(customer), Optional.ofNullable(second))
                .flatMap(Optional::stream)
                .map(Signature::personId)
                .collect(Collectors.toSet());
    }

    private CanonicalJson canonical(AgreedCriterion agreed, Exhibits exhibits) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("version", 1);
        fields.put("account", accountId);
        fields.put("criterion", criterionId);
        fields.put("agreed", agreed.hash());
        fields.put("revision", agreed.revision());
        fields.put("what", what);
        fields.put("observedOn", observedOn);
        fields.put("amount", amount);
        fields.put(
                "usedBy",
                usedBy.stream().map(u -> u.personId().toString()).sorted().toList());
        fields.put("usedByOthers", usedByOthers);
        fields.put("place", place);
        fields.put("evidence", exhibits.hashes());
        return CanonicalJson.of(fields);
    }

    private void mustBeDraft() {
        if (isRecorded()) {
            throw Refused.because("result.recorded-already");
        }
    }

    private void mustBe(ContentHash seen) {
        if (!isRecorded()) {
            throw Refused.because("result.not-recorded");
        }
        if (!seen.equals(contentHash)) {
            throw Refused.because("result.content-differs");
        }
    }

    private void mustNotBeAsked() {
        if (question != null) {
            throw Refused.because("result.question-open");
        }
    }

    ResultId id() {
        return id;
    }

    int version() {
        return version == null ? -1 : version;
    }

    AccountId account() {
        return accountId;
    }

    CriterionId criterion() {
        return criterionId;
    }

    int attempt() {
        return attempt;
    }

    boolean isRecorded() {
        return recorded != null;
    }

    boolean coSigned() {
        return customer != null && vendor != null;
    }

    boolean isVendorsDraft() {
        return !isRecorded() && writtenSide == Side.VENDOR;
    }

    PersonId writtenBy() {
        return writtenBy;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    ResultDraft content() {
        return new ResultDraft(
                what,
                observedOn,
                amount,
                usedBy.stream().map(User::personId).collect(Collectors.toSet()),
                usedByOthers,
                place);
    }

    Collection<EvidenceId> evidence() {
        return evidence.stream().map(Exhibit::evidenceId).toList();
    }

    int agreedRevision() {
        return agreedRevision == null ? 0 : agreedRevision;
    }

    boolean isAbout(AgreedCriterion agreed) {
        return agreed.hash().equals(agreedHash);
    }

    ContentHash contentHash() {
        return java.util.Objects.requireNonNull(contentHash, "only recorded content has a hash");
    }

    Signature recorded() {
        return java.util.Objects.requireNonNull(recorded, "a draft was recorded by nobody");
    }

    Optional<Signature> signature(Side side) {
        return Optional.ofNullable(side == Side.CUSTOMER ? customer : vendor);
    }

    Optional<Signature> second() {
        return Optional.ofNullable(second);
    }

    Optional<Question> question() {
        return Optional.ofNullable(question);
    }

    Optional<Withdrawal> withdrawn() {
        return Optional.ofNullable(withdrawn);
    }

    @Table("result_user")
    record User(PersonId personId) {}

    @Table("result_evidence")
    record Exhibit(EvidenceId evidenceId) {}

    /** Between which days something can have been observed. */
    record Day(LocalDate onboardingStart, LocalDate today) {}
}
