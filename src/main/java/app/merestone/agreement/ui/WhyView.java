package app.merestone.agreement.ui;

import app.merestone.agreement.BrowsingCriteria;
import app.merestone.agreement.PlanSummary;
import app.merestone.agreement.SayingWhy;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.CheckAnswers;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Why did we buy this? One sentence, said by the customer, checked before it is recorded. */
@Route("plan/:account/agreement/why")
@RolesAllowed("CUSTOMER")
class WhyView extends Page {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    private final transient BrowsingCriteria browsing;
    private final transient SayingWhy saying;
    private final TextArea sentence = new TextArea();
    private int seen;

    WhyView(BrowsingCriteria browsing, SayingWhy saying) {
        super("page page-narrow");
        this.browsing = browsing;
        this.saying = saying;
    }

    @Override
    protected void load() {
        var reader = browsing.reader(account());
        if (reader.side() != Side.CUSTOMER || !reader.proposes()) {
            throw new NotFound();
        }
        var plan = browsing.plan(account());
        seen = plan.whyNumber();
        sentence.setLabel(getTranslation("agreement.why.label"));
        sentence.setHelperText(getTranslation("agreement.why.help", LONGEST));
        sentence.setValue(plan.why());
        above(Layouts.back(AgreementNavigation.list(account()), getTranslation("agreement.back")));
        follow(account());
        ask();
    }

    @Override
    protected void accountChanged() {
        var plan = browsing.plan(account());
        if (plan.whyNumber() != seen) {
            changedMeanwhile(plan);
        }
    }

    private void changedMeanwhile(PlanSummary plan) {
        var latest = plan.sayings().getFirst();
        notice().conflict(
                        getTranslation("agreement.why.changed", latest.said().name(), latest.sentence()),
                        Buttons.secondary(getTranslation("agreement.why.changed.go-on"), () -> {
                            seen = plan.whyNumber();
                            notice().clear();
                        }));
    }

    private void ask() {
        heading(getTranslation("agreement.why.question"));
        lead(getTranslation("agreement.why.lead"));
        show(Layouts.stack(sentence, Layouts.actions(Buttons.primary(getTranslation("agreement.continue"), () -> {
            if (sentence.getValue().isBlank()) {
                notice().error(getTranslation("refusal.text.empty", getTranslation("field.why")));
            } else {
                notice().clear();
                check();
            }
        }))));
    }

    private void check() {
        var reader = browsing.reader(account());
        heading(getTranslation("agreement.why.check"));
        lead("");
        show(
                new CheckAnswers().with(getTranslation("agreement.why.heading"), sentence.getValue(), this::ask),
                Layouts.stack(
                        Layouts.actions(Buttons.primary(getTranslation("agreement.why.say"), this::say)),
                        Layouts.meta(new Phrases(this, reader).answeringAs())));
    }

    private void say() {
        attempt(() -> saying.say(account(), seen, sentence.getValue())).ifPresent(recorded -> {
            var plan = browsing.plan(account());
            seen = plan.whyNumber();
            var said = plan.sayings().getFirst().said();
            heading(getTranslation("agreement.why.done"));
            var words = new Paragraph(plan.why());
            words.addClassName("clause");
            var zone = browsing.reader(account()).zone();
            show(
                    Layouts.stack(
                            words,
                            Layouts.meta(getTranslation(
                                    "agreement.why.said", said.name(), Dates.minute(said.at(), ReadersZone.or(zone))))),
                    Layouts.actions(Buttons.primary(getTranslation("agreement.why.next"), () -> UI.getCurrent()
                            .navigate(AgreementNavigation.criterion(account(), plan.firstValue())
                                    .substring(1)))));
            if (!recorded.reference().isEmpty()) {
                notice().done(getTranslation("agreement.why.recorded", recorded.reference()));
            }
        });
    }
}
