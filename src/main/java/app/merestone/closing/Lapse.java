package app.merestone.closing;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Table;

/** "The result no longer holds": said after the closing, kept beside the certificate, which stays as it was. */
@Table("lapse")
@SuppressWarnings("UnusedVariable") // some columns are written here and read by lists only
class Lapse extends AbstractAggregateRoot<Lapse> {

    static final int LONGEST_REASON = 1_000;

    @Id
    private final LapseId id;

    @Version
    private @Nullable Integer version;

    private final AccountId accountId;
    private final CriterionId criterionId;
    private final String statement;
    private final String reason;
    private final PersonId reportedBy;
    private final String reportedName;
    private final Instant reportedAt;

    Lapse(
            LapseId id,
            @Nullable Integer version,
            AccountId accountId,
            CriterionId criterionId,
            String statement,
            String reason,
            PersonId reportedBy,
            String reportedName,
            Instant reportedAt) {
        this.id = id;
        this.version = version;
        this.accountId = accountId;
        this.criterionId = criterionId;
        this.statement = statement;
        this.reason = reason;
        this.reportedBy = reportedBy;
        this.reportedName = reportedName;
        this.reportedAt = reportedAt;
    }

    /** Reports that one of the results on this account's certificate no longer holds. */
    static Lapse report(Closing closing, AccountId account, CriterionId criterion, String why, Actor by, Instant now) {
        if (closing.state() != ClosingState.CLOSED) {
            throw Refused.because("lapse.not-closed");
        }
        var shown = closing.signedContent().stream()
                .flatMap(content -> content.shown().stream())
                .filter(result -> result.criterion().equals(criterion.toString()))
                .findFirst()
                .orElseThrow(NotFound::new);
        var lapse = new Lapse(
                LapseId.next(),
                null,
                account,
                criterion,
                shown.statement(),
                Typed.required("closing.lapse", why, LONGEST_REASON),
                by.person(),
                by.name(),
                now);
        lapse.registerEvent(new ResultLapsed(account, lapse.id, now));
        return lapse;
    }

    LapseId id() {
        return id;
    }

    String statement() {
        return statement;
    }

    String reason() {
        return reason;
    }
}
