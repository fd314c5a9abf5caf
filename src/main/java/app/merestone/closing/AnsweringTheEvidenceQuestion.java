package app.merestone.closing;

import app.merestone.accounts.Access;
import app.merestone.kernel.AccountId;
import app.merestone.ledger.Act;
import app.merestone.ledger.ActKind;
import app.merestone.ledger.Ledger;
import java.time.Clock;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** "Can you walk me through a specific result you've seen so far?" Only a customer person can answer that (rule 14). */
@Service
@Transactional
public class AnsweringTheEvidenceQuestion {

    static final ActKind ANSWERED = ActKind.act("evidence-question.answered");

    private final Access access;
    private final OpenClosings open;
    private final ClosingRepository closings;
    private final Ledger ledger;
    private final Clock clock;

    AnsweringTheEvidenceQuestion(
            Access access, OpenClosings open, ClosingRepository closings, Ledger ledger, Clock clock) {
        this.access = access;
        this.open = open;
        this.closings = closings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Answers, or answers anew.
     *
     * @param seen the number of the answer that the person saw, 0 where there was none
     */
    @PreAuthorize("hasRole('CUSTOMER')")
    public void answer(AccountId account, int seen, String words) {
        var actor = access.customer(account);
        var closing = open.take(account);
        closing.answer(seen, words, actor, clock.instant());
        closings.save(closing);
        var said = closing.answer().map(Answer::words).orElse("");
        ledger.append(new Act(account, ANSWERED, actor, closing.id(), null, Map.of("answer", said)));
    }
}
