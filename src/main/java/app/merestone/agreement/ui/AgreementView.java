package app.merestone.agreement.ui;

import app.merestone.agreement.BrowsingCriteria;
import app.merestone.agreement.CriterionSummary;
import app.merestone.agreement.PlanSummary;
import app.merestone.agreement.Reader;
import app.merestone.agreement.Standing;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Side;
import app.merestone.pictures.AlignmentList;
import app.merestone.pictures.Stone;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What did we agree? Why first, then every criterion with both parties and their dates. */
@Route("plan/:account/agreement")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class AgreementView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingCriteria browsing;

    AgreementView(BrowsingCriteria browsing) {
        super("page page-narrow");
        this.browsing = browsing;
    }

    @Override
    protected void load() {
        follow(account());
        redraw();
    }

    @Override
    protected void accountChanged() {
        redraw();
    }

    private void redraw() {
        var account = account();
        var reader = browsing.reader(account);
        var plan = browsing.plan(account);
        var criteria = browsing.criteria(account);
        var phrases = new Phrases(this, reader);
        long open = criteria.stream()
                .filter(c -> c.standing() != Standing.AGREED && c.agreed() != null)
                .count();
        long agreed = criteria.stream().filter(c -> c.agreed() != null).count();
        heading(
                agreed == 0
                        ? phrases.say("list.heading.none")
                        : agreed == criteria.size()
                                ? open == 0
                                        ? phrases.say("list.heading.all", agreed)
                                        : phrases.say("list.heading.all.changing", agreed, open)
                                : phrases.say("list.heading.some", agreed, criteria.size()));
        lead(phrases.say("list.lead", reader.account(), reader.vendor()));
        var next = next(criteria, plan, reader, phrases);
        var parts = new ArrayList<Component>();
        next.ifPresent(parts::add);
        parts.add(why(plan, reader, phrases));
        group(parts, "list.first", criteria, CriterionSummary::firstValue, phrases, account);
        group(
                parts,
                "list.required",
                criteria,
                c -> !c.firstValue() && c.required() && !c.afterOnboarding(),
                phrases,
                account);
        group(
                parts,
                "list.optional",
                criteria,
                c -> !c.firstValue() && !c.required() && !c.afterOnboarding(),
                phrases,
                account);
        group(parts, "list.after", criteria, c -> !c.firstValue() && c.afterOnboarding(), phrases, account);
        if (reader.proposes()) {
            var words = phrases.say("list.propose");
            Runnable act = () -> go(AgreementNavigation.propose(account));
            if (next.isPresent()) {
                parts.add(Layouts.actions(Buttons.secondary(words, act)));
            } else {
                // the page's one act stands where a phone shows it without scrolling
                parts.addFirst(Layouts.actions(Buttons.primary(words, act)));
            }
        } else if (next.isEmpty()) {
            parts.addFirst(Layouts.actions(
                    Buttons.primary(phrases.say("list.to-results"), () -> go(AgreementNavigation.results(account)))));
        }
        show(parts.toArray(Component[]::new));
    }

    private Component why(PlanSummary plan, Reader reader, Phrases phrases) {
        var path = AgreementNavigation.why(plan.account());
        boolean mine = reader.side() == Side.CUSTOMER && reader.proposes();
        if (plan.sayings().isEmpty()) {
            return Layouts.section(
                    phrases.say("why.heading"),
                    new EmptyState(
                            phrases.say("why.empty", reader.account()),
                            phrases.say(mine ? "why.empty.next" : "why.empty.wait")));
        }
        var latest = plan.sayings().getFirst();
        var sentence = new Paragraph(latest.sentence());
        sentence.addClassName("clause");
        var by = Layouts.meta(phrases.say(
                "why.said", latest.said().name(), Dates.day(latest.said().at(), reader.zone())));
        var parts = new ArrayList<Component>(List.of(sentence, by));
        if (plan.sayings().size() > 1) {
            var earlier =
                    new NativeDetails(phrases.say("why.earlier", plan.sayings().size() - 1));
            earlier.setContent(Layouts.tight(plan.sayings().stream()
                    .skip(1)
                    .map(s -> new Paragraph(phrases.say(
                            "why.earlier.line",
                            s.sentence(),
                            s.said().name(),
                            Dates.day(s.said().at(), reader.zone()))))
                    .toArray(Component[]::new)));
            parts.add(earlier);
        }
        if (mine) {
            parts.add(Layouts.link(path, phrases.say("why.change")));
        }
        return Layouts.section(phrases.say("why.heading"), parts.toArray(Component[]::new));
    }

    /** The one thing to do next, if it is the reader's turn. */
    private Optional<Component> next(
            List<CriterionSummary> criteria, PlanSummary plan, Reader reader, Phrases phrases) {
        if (plan.sayings().isEmpty() && reader.side() == Side.CUSTOMER && reader.proposes()) {
            return Optional.of(card(
                    phrases.say("next.why"), phrases.say("next.why.action"), AgreementNavigation.why(plan.account())));
        }
        return criteria.stream()
                .filter(c -> c.standing() == Standing.DRAFT
                        ? reader.side() == Side.CUSTOMER && reader.proposes() && c.firstValue()
                        : c.waitsFor() == reader.side() && reader.signs())
                .min(java.util.Comparator.comparing(CriterionSummary::since))
                .map(c -> card(
                        phrases.say(
                                c.standing() == Standing.DRAFT
                                        ? "next.draft"
                                        : c.standing() == Standing.DROP_PROPOSED ? "next.drop" : "next.answer",
                                c.statement()),
                        phrases.say(c.standing() == Standing.DRAFT ? "next.draft.action" : "next.answer.action"),
                        AgreementNavigation.criterion(plan.account(), c.id())));
    }

    private Component card(String sentence, String words, String path) {
        return Layouts.next(new Paragraph(sentence), Layouts.actions(Buttons.primary(words, () -> go(path))));
    }

    private void group(
            List<Component> parts,
            String key,
            List<CriterionSummary> criteria,
            Predicate<CriterionSummary> belongs,
            Phrases phrases,
            AccountId account) {
        var entries = criteria.stream()
                .filter(belongs)
                .map(c -> entry(c, phrases, account))
                .toList();
        if (!entries.isEmpty()) {
            parts.add(Layouts.section(phrases.say(key), new MarkupComponent(new AlignmentList(entries).drawn())));
        }
    }

    private AlignmentList.Entry entry(CriterionSummary c, Phrases phrases, AccountId account) {
        var due = c.due();
        return new AlignmentList.Entry(
                new Stone(c.shown(), c.shown(), false),
                c.statement(),
                Optional.of(AgreementNavigation.criterion(account, c.id())),
                c.standing() == Standing.DRAFT
                        ? phrases.say("party.draft")
                        : phrases.party(c.customer(), Side.CUSTOMER),
                c.standing() == Standing.DRAFT ? "" : phrases.party(c.vendor(), Side.VENDOR),
                phrases.status(c),
                due == null
                        ? Optional.empty()
                        : Optional.of(new AlignmentList.Dated(
                                phrases.say(c.dateBinds() ? "day.by" : "day.suggested", Dates.day(due)), due)));
    }

    private void go(String path) {
        UI.getCurrent().navigate(path.substring(1));
    }
}
