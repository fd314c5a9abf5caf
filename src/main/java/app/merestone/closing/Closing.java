package app.merestone.closing;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Actor;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * How one account's onboarding ends. Both sides put their name to the same content; with the second name it is closed,
 * and nothing about it changes any more. A signature counts for exactly the content it was given for.
 */
@Table("closing")
class Closing extends AbstractAggregateRoot<Closing> {

    static final int LONGEST_ANSWER = 2_000;
    static final int LONGEST_REASON = 1_000;

    @Id
    private final ClosingId id;

    @Version
    @SuppressWarnings("UnusedVariable") // read by the mapping alone
    private @Nullable Integer version;

    private final AccountId accountId;
    private ClosingState state;

    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "answer_")
    private @Nullable Answer answer;

    private @Nullable String content;
    private @Nullable ContentHash contentHash;

    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "customer_")
    private @Nullable Signature customer;

    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "vendor_")
    private @Nullable Signature vendor;

    private @Nullable String number;
    private @Nullable Instant endedAt;
    private @Nullable LocalDate endedOn;
    private @Nullable PersonId endedBy;
    private @Nullable String endedByName;
    private @Nullable String reason;

    Closing(
            ClosingId id,
            @Nullable Integer version,
            AccountId accountId,
            ClosingState state,
            @Nullable Answer answer,
            @Nullable String content,
            @Nullable ContentHash contentHash,
            @Nullable Signature customer,
            @Nullable Signature vendor,
            @Nullable String number,
            @Nullable Instant endedAt,
            @Nullable LocalDate endedOn,
            @Nullable PersonId endedBy,
            @Nullable String endedByName,
            @Nullable String reason) {
        this.id = id;
        this.version = version;
        this.accountId = accountId;
        this.state = state;
        this.answer = answer;
        this.content = content;
        this.contentHash = contentHash;
        this.customer = customer;
        this.vendor = vendor;
        this.number = number;
        this.endedAt = endedAt;
        this.endedOn = endedOn;
        this.endedBy = endedBy;
        this.endedByName = endedByName;
        this.reason = reason;
    }

    /** An onboarding that goes on. */
    static Closing of(AccountId account) {
        return new Closing(
                ClosingId.next(),
                null,
                account,
                ClosingState.OPEN,
                null,
                null,
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

    /**
     * A customer person walks us through a result. Another answer may follow until the closing; signatures given for the
     * one before no longer count then.
     *
     * @param seen the number of the answer that the person saw, 0 for none
     */
    void answer(int seen, String words, Actor by, Instant now) {
        mustBeOpen();
        var before = answer;
        if (before != null && before.number() != seen) {
            throw Refused.because("evidence-question.changed", before.name());
        }
        answer = new Answer(
                seen + 1, Typed.required("closing.answer", words, LONGEST_ANSWER), by.person(), by.name(), now);
        registerEvent(new EvidenceQuestionAnswered(accountId, now));
    }

    /** Whether this side's signature stands under exactly this content. */
    boolean signed(Side side, ContentHash hash) {
        return signature(side).isPresent() && hash.equals(contentHash);
    }

    /**
     * One side signs. A signature of the other side for anything else is void by that.
     *
     * @return whether both have now signed the same content
     */
    boolean sign(Gate gate, ContentHash seen, ClosingContent current, Signature signature, Side side) {
        mustBeOpen();
        mustBeSeen(seen, current);
        if (!gate.open()) {
            throw Refused.because("closing.not-yet", gate.missing().size());
        }
        var hash = current.hash();
        if (!hash.equals(contentHash)) {
            customer = null;
            vendor = null;
        }
        content = current.canonical().text();
        contentHash = hash;
        if (side == Side.CUSTOMER) {
            customer = signature;
        } else {
            vendor = signature;
        }
        if (customer == null || vendor == null) {
            registerEvent(new ClosingSigned(accountId, side, signature.at()));
            return false;
        }
        return true;
    }

    /** Both have signed: it is closed for good. */
    void close(String certificateNumber, LocalDate on, Instant now) {
        state = ClosingState.CLOSED;
        number = certificateNumber;
        endedAt = now;
        endedOn = on;
        registerEvent(new OnboardingClosed(accountId, id, now));
    }

    /** A side takes its signature back while the other one's is missing (rule 12). */
    void withdraw(Side side, Instant now) {
        mustBeOpen();
        if (signature(side).isEmpty()) {
            throw Refused.because("closing.not-signed");
        }
        if (side == Side.CUSTOMER) {
            customer = null;
        } else {
            vendor = null;
        }
        registerEvent(new ClosingSignatureWithdrawn(accountId, now));
    }

    /** A leader ends it without a result. */
    void endWithoutResult(String why, LocalDate on, Actor by, Instant now) {
        mustBeOpen();
        reason = Typed.required("closing.reason", why, LONGEST_REASON);
        state = ClosingState.WITHOUT_RESULT;
        endedAt = now;
        endedOn = on;
        endedBy = by.person();
        endedByName = by.name();
        registerEvent(new OnboardingEndedWithoutResult(accountId, now));
    }

    private void mustBeSeen(ContentHash seen, ClosingContent current) {
        if (!current.hash().equals(seen)) {
            throw Refused.because("closing.changed");
        }
    }

    private void mustBeOpen() {
        switch (state) {
            case CLOSED -> throw Refused.because("closing.closed", on());
            case WITHOUT_RESULT -> throw Refused.because("closing.without-result", on());
            case OPEN -> {}
        }
    }

    private Serializable on() {
        return endedOn == null ? "" : endedOn;
    }

    Optional<Signature> signature(Side side) {
        return Optional.ofNullable(side == Side.CUSTOMER ? customer : vendor);
    }

    Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    /** What the present signatures were given for. */
    Optional<ClosingContent> signedContent() {
        return Optional.ofNullable(content).map(ClosingContent::read);
    }

    ClosingId id() {
        return id;
    }

    ClosingState state() {
        return state;
    }

    Optional<ContentHash> contentHash() {
        return Optional.ofNullable(contentHash);
    }

    Optional<String> number() {
        return Optional.ofNullable(number);
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    Optional<LocalDate> endedOn() {
        return Optional.ofNullable(endedOn);
    }

    Optional<PersonId> endedBy() {
        return Optional.ofNullable(endedBy);
    }

    String endedByName() {
        return endedByName == null ? "" : endedByName;
    }

    String reason() {
        return reason == null ? "" : reason;
    }
}
