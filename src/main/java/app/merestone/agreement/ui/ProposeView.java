package app.merestone.agreement.ui;

import app.merestone.agreement.BrowsingCriteria;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.ProposingCriteria;
import app.merestone.agreement.Recorded;
import app.merestone.agreement.Wording;
import app.merestone.kernel.NotFound;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Proposing something new, one question after the other. */
@Route("plan/:account/agreement/new")
@RolesAllowed({"CUSTOMER", "CSM"})
class ProposeView extends WordingSteps {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingCriteria browsing;
    private CriterionId fresh = CriterionId.next();

    ProposeView(BrowsingCriteria browsing, ProposingCriteria proposing) {
        super(proposing);
        this.browsing = browsing;
    }

    @Override
    protected void load() {
        var who = browsing.reader(account());
        if (!who.proposes()) {
            throw new NotFound();
        }
        fresh = CriterionId.next();
        start(who, browsing.plan(account()), false);
    }

    @Override
    Recorded record(Wording wording) {
        return proposing.propose(account(), fresh, wording, note.getValue());
    }

    @Override
    String whereAfterwards() {
        return AgreementNavigation.criterion(account(), fresh);
    }

    @Override
    String whereFrom() {
        return AgreementNavigation.list(account());
    }

    @Override
    String doneSentence(Recorded recorded) {
        return phrases.say(
                reader.signs() ? "proposed" : "proposed.member", 1, recorded.reference(), other(), reader.champion());
    }

    @Override
    String checkHeading() {
        return phrases.say("check.propose");
    }

    @Override
    String sendWords() {
        return phrases.say("send.propose", reader.company(reader.side().other()));
    }

    @Override
    @Nullable
    Wording before() {
        return null;
    }
}
