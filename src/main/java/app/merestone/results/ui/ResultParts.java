package app.merestone.results.ui;

import app.merestone.agreement.AgreedCriterion;
import app.merestone.results.BrowsingResults.Detail;
import app.merestone.results.BrowsingResults.Told;
import app.merestone.results.ResultDraft;
import app.merestone.shell.Dates;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;

/** What the pages of one result have in common: what was agreed, what was observed, who has signed. */
final class ResultParts {

    private ResultParts() {}

    /** What both sides agreed, with both names. */
    static Component agreed(AgreedCriterion criterion, Detail detail, Phrases phrases) {
        var statement = new Paragraph(criterion.statement());
        statement.addClassName("serif");
        var facts = new Facts()
                .with(phrases.say("agreed.measure"), phrases.measure(criterion.measure()))
                .with(phrases.say("agreed.due"), Dates.day(criterion.due()))
                .with(phrases.say("agreed.version"), String.valueOf(criterion.revision()))
                .with(
                        phrases.say("agreed.by"),
                        phrases.say(
                                "agreed.by.both",
                                criterion.customerName(),
                                Dates.day(criterion.customerAgreedAt(), detail.zone()),
                                criterion.vendorName(),
                                Dates.day(criterion.vendorAgreedAt(), detail.zone())));
        if (!criterion.firstAgreedDue().equals(criterion.due())) {
            facts.with(phrases.say("agreed.first-due"), Dates.day(criterion.firstAgreedDue()));
        }
        var reading = detail.reading();
        if (reading != null) {
            facts.with(phrases.say("usage"), phrases.reading(reading, detail.zone()))
                    .with(
                            phrases.say("usage.named"),
                            phrases.say(
                                    "usage.named.by",
                                    reading.namedBy(),
                                    Dates.minute(reading.namedAt(), ReadersZone.or(detail.zone()))));
        }
        return Layouts.section(phrases.say("agreed"), statement, facts);
    }

    /** What the customer observed, in their words. */
    static Component told(Told told, Detail detail, Phrases phrases) {
        var words = new Paragraph(told.content().what());
        words.addClassName("serif");
        return Layouts.section(
                phrases.say("observed", detail.accountName()),
                words,
                observed(told.content(), told.users(), detail, phrases)
                        .with(phrases.say("proof"), phrases.grade(told.grade())));
    }

    private static Facts observed(ResultDraft content, List<String> users, Detail detail, Phrases phrases) {
        var measure = detail.criterion().measure();
        var day = content.observedOn();
        var facts =
                new Facts().with(phrases.say("field.when"), day == null ? phrases.say("nothing-yet") : Dates.day(day));
        if (measure != null) {
            var amount = phrases.amount(measure, content.amount());
            facts.with(
                    phrases.say("field.amount"),
                    detail.reached(content.amount())
                            ? amount
                            : phrases.say("amount.short-of", amount, phrases.number(measure.target()), measure.unit()));
        }
        facts.with(phrases.say("field.who"), phrases.users(content, users));
        if (!content.place().isEmpty()) {
            facts.with(phrases.say("field.where"), content.place());
        }
        return facts;
    }

    /** Both halves of the stone, with names, times and references. */
    static Component signatures(Detail detail, Phrases phrases, boolean closing) {
        var told = detail.recorded();
        var customer = told == null ? null : told.customer();
        var vendor = told == null ? null : told.vendor();
        var stone = Phrases.stone(customer, vendor, detail.inDispute());
        var picture = new MarkupComponent(closing ? stone.drawnClosing() : stone.drawn());
        var parts = new ArrayList<Component>();
        parts.add(new Div(picture));
        var facts = new Facts()
                .with(
                        detail.accountName(),
                        phrases.signed(
                                customer, Phrases.signers(detail.customers(), detail.accountName()), detail.zone()))
                .with(phrases.vendor(), phrases.signed(vendor, phrases.csm(detail), detail.zone()));
        if (told != null) {
            if (customer == null || !told.recorded().person().equals(customer.person())) {
                facts.with(
                        phrases.say("recorded-by"),
                        phrases.say(
                                "signature.given",
                                told.recorded().name(),
                                Dates.minute(told.recorded().at(), ReadersZone.or(detail.zone())),
                                told.recorded().reference()));
            }
            var second = told.second();
            if (second != null) {
                facts.with(
                        phrases.say("confirmed-by"),
                        phrases.say(
                                "signature.given",
                                second.name(),
                                Dates.minute(second.at(), ReadersZone.or(detail.zone())),
                                second.reference()));
            }
        }
        parts.add(facts);
        if (told != null && told.withdrawn() != null) {
            var back = told.withdrawn();
            parts.add(Layouts.meta(phrases.say(
                    "withdrawn", back.name(), Dates.minute(back.at(), ReadersZone.or(detail.zone())), back.reason())));
        }
        return Layouts.section(phrases.say("signatures"), parts.toArray(Component[]::new));
    }
}
