package app.merestone.agreement.ui;

import app.merestone.agreement.BrowsingCriteria;
import app.merestone.agreement.CriterionDetail;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.ProposingCriteria;
import app.merestone.agreement.Recorded;
import app.merestone.agreement.Wording;
import app.merestone.kernel.NotFound;
import app.merestone.shell.Layouts;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Suggesting a change: everything as it is, with a way to change each answer. */
@Route("plan/:account/agreement/:criterion/change")
@RolesAllowed({"CUSTOMER", "CSM"})
class ChangeView extends WordingSteps {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingCriteria browsing;
    private transient @Nullable CriterionDetail detail;

    ChangeView(BrowsingCriteria browsing, ProposingCriteria proposing) {
        super(proposing);
        this.browsing = browsing;
    }

    @Override
    protected void load() {
        var who = browsing.reader(account());
        if (!who.proposes()) {
            throw new NotFound();
        }
        detail = browsing.criterion(account(), id());
        follow(account());
        start(who, browsing.plan(account()), detail.summary().firstValue());
    }

    @Override
    protected void accountChanged() {
        var now = browsing.criterion(account(), id());
        if (now.onTable().number() != seen()) {
            notice().conflict(
                            phrases.say(
                                    "changed",
                                    now.onTable().proposed().name(),
                                    now.onTable().number()),
                            Layouts.link(
                                    whereFrom(),
                                    phrases.say("changed.see", now.onTable().number())));
        }
    }

    @Override
    Recorded record(Wording wording) {
        return proposing.counter(account(), id(), seen(), wording, note.getValue());
    }

    @Override
    String whereAfterwards() {
        return AgreementNavigation.criterion(account(), id());
    }

    @Override
    String whereFrom() {
        return AgreementNavigation.criterion(account(), id());
    }

    @Override
    String doneSentence(Recorded recorded) {
        return phrases.say(
                reader.signs() ? "proposed" : "proposed.member",
                browsing.criterion(account(), id()).onTable().number(),
                recorded.reference(),
                other(),
                reader.champion());
    }

    @Override
    String checkHeading() {
        return phrases.say(draft() ? "check.make-yours" : "check.change");
    }

    @Override
    String sendWords() {
        return phrases.say(
                draft() ? "send.propose" : "send.change",
                reader.company(reader.side().other()));
    }

    @Override
    @Nullable
    Wording before() {
        return detail == null ? null : detail.onTable().wording();
    }

    private boolean draft() {
        return detail != null && detail.onTable().suggested();
    }

    private int seen() {
        return detail == null ? 0 : detail.onTable().number();
    }

    private CriterionId id() {
        return CriterionId.parse(parameter("criterion"));
    }
}
