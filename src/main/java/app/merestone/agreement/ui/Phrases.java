package app.merestone.agreement.ui;

import app.merestone.agreement.CriterionDetail;
import app.merestone.agreement.CriterionSummary;
import app.merestone.agreement.Measure;
import app.merestone.agreement.Reader;
import app.merestone.agreement.Signed;
import app.merestone.agreement.Standing;
import app.merestone.agreement.Version;
import app.merestone.agreement.Wording;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.ledger.Role;
import app.merestone.pictures.Redline;
import app.merestone.pictures.StatusWord;
import app.merestone.pictures.StatusWord.Tone;
import app.merestone.shell.Dates;
import app.merestone.shell.Facts;
import app.merestone.shell.MarkupComponent;
import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How this room's facts are put into words, the same on each of its pages. */
final class Phrases {

    private final Component page;
    private final Reader reader;

    Phrases(Component page, Reader reader) {
        this.page = page;
        this.reader = reader;
    }

    String say(String key, Object... arguments) {
        return page.getTranslation("agreement." + key, arguments);
    }

    /** One of the listed status words. */
    StatusWord status(CriterionSummary criterion) {
        if (criterion.standing() == Standing.DROPPED) {
            return new StatusWord(Tone.PLAIN, say("status.dropped"));
        }
        if (criterion.standing() == Standing.DRAFT) {
            return new StatusWord(Tone.PLAIN, say("status.draft"));
        }
        if (criterion.shown()) {
            return new StatusWord(Tone.PLAIN, say("status.shown"));
        }
        var waitsFor = criterion.waitsFor();
        if (waitsFor != null) {
            return new StatusWord(
                    waitsFor == Side.CUSTOMER ? Tone.CUSTOMERS_TURN : Tone.VENDORS_TURN,
                    waitsFor == reader.side() && reader.signs()
                            ? say("status.yours")
                            : say("status.theirs", criterion.waitsForName()));
        }
        var due = criterion.due();
        if (criterion.daysPast() > 0 && due != null) {
            return new StatusWord(Tone.WATCH, say("status.past", criterion.daysPast(), Dates.shortDay(due)));
        }
        return new StatusWord(Tone.PLAIN, say("status.agreed"));
    }

    /** "Dana Whitlock agreed 22 Nov 2026", or that this side has not yet. */
    String party(@Nullable Signed signed, Side side) {
        return signed == null
                ? say("party.open", reader.answersFor(side))
                : say("party.agreed", signed.name(), Dates.day(signed.at(), reader.zone()));
    }

    String measure(@Nullable Measure measure) {
        if (measure == null) {
            return say("measure.none");
        }
        if (measure.once()) {
            return say("measure.once");
        }
        var baseline = measure.baseline();
        return baseline == null
                ? say("measure.target", measure.name(), number(measure.target()), measure.unit())
                : say("measure.from-to", measure.name(), number(baseline), number(measure.target()), measure.unit());
    }

    String day(Wording wording, boolean binds) {
        var due = wording.due();
        return due == null ? say("day.none") : binds ? Dates.day(due) : say("day.only-suggested", Dates.day(due));
    }

    String owner(@Nullable PersonId owner, Map<PersonId, String> names) {
        return owner == null ? say("owner.none") : names.getOrDefault(owner, say("owner.gone"));
    }

    String needed(Wording wording) {
        return say(needKey(wording));
    }

    static String needKey(Wording wording) {
        return wording.afterOnboarding() ? "needed.after" : wording.required() ? "needed.required" : "needed.optional";
    }

    String role(Role role) {
        return say("role." + role.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** "You're answering as Dana Whitlock, champion at Harrow & Vale. …" */
    String answeringAs() {
        return say(
                "answering-as",
                reader.who().name(),
                role(reader.who().role()),
                reader.who().company());
    }

    /** What the newer wording changes, the sentence always first, whatever else is the same left out. */
    MarkupComponent redline(@Nullable Wording before, Wording after, Map<PersonId, String> names) {
        var fields = new ArrayList<Redline.Field>();
        fields.add(new Redline.Field(
                say("field.statement"),
                Optional.ofNullable(before).map(Wording::statement),
                Optional.of(after.statement()),
                true));
        if (before != null) {
            changed(fields, "field.description", before.description(), after.description());
            changed(fields, "field.observation", before.observation(), after.observation());
            changed(fields, "field.measure", measure(before.measure()), measure(after.measure()));
            changed(fields, "field.due", due(before), due(after));
            changed(fields, "field.owner", owner(before.owner(), names), owner(after.owner(), names));
            changed(fields, "field.needed", needed(before), needed(after));
            changed(fields, "field.proves", before.proves(), after.proves());
        }
        return new MarkupComponent(new Redline(fields).drawn(new Redline.Words() {
            @Override
            public String removed() {
                return say("redline.removed");
            }

            @Override
            public String added() {
                return say("redline.added");
            }

            @Override
            public String nothing() {
                return say("redline.nothing");
            }

            @Override
            public String unchanged() {
                return say("redline.unchanged");
            }
        }));
    }

    /** What a suggested change leaves as it is, so that whoever answers has the whole of it before them. */
    void unchanged(Facts facts, Wording before, Wording after, Map<PersonId, String> names) {
        stays(facts, "field.due", due(before), due(after));
        stays(facts, "field.measure", measure(before.measure()), measure(after.measure()));
        stays(facts, "field.owner", owner(before.owner(), names), owner(after.owner(), names));
        stays(facts, "field.needed", needed(before), needed(after));
    }

    private void stays(Facts facts, String field, String before, String after) {
        if (before.equals(after) && !after.isEmpty()) {
            facts.with(say(field), say("unchanged", after));
        }
    }

    /** Which parts changed, as a list of words: "the date and how you'll show it". */
    String changedParts(Wording before, Wording after) {
        var parts = new ArrayList<String>();
        part(parts, "part.statement", before.statement(), after.statement());
        part(parts, "part.description", before.description(), after.description());
        part(parts, "part.observation", before.observation(), after.observation());
        part(parts, "part.measure", measure(before.measure()), measure(after.measure()));
        part(parts, "part.due", due(before), due(after));
        part(parts, "part.owner", String.valueOf(before.owner()), String.valueOf(after.owner()));
        part(parts, "part.needed", needed(before), needed(after));
        part(parts, "part.proves", before.proves(), after.proves());
        return joined(parts);
    }

    /** What became of a version, in one line. */
    String fate(Version version, CriterionDetail detail) {
        var declined = version.declined();
        if (declined != null) {
            var own = declined.person().equals(version.proposed().person());
            return say(
                    own ? "fate.withdrawn" : "fate.declined", declined.name(), Dates.day(declined.at(), reader.zone()));
        }
        if (version.agreed()) {
            var inForce = detail.inForce();
            var current = inForce != null && inForce.number() == version.number();
            return say(
                    current ? "fate.in-force" : "fate.was-in-force",
                    party(version.customer(), Side.CUSTOMER),
                    party(version.vendor(), Side.VENDOR));
        }
        if (detail.shown() && version.number() > detail.onTable().number()) {
            return say("fate.rests");
        }
        return say(version.number() == detail.onTable().number() ? "fate.on-table" : "fate.overtaken");
    }

    static String number(BigDecimal number) {
        return number.toPlainString();
    }

    private String due(Wording wording) {
        return wording.due() == null ? "" : Dates.day(wording.due());
    }

    private String joined(List<String> parts) {
        if (parts.size() < 2) {
            return parts.isEmpty() ? "" : parts.getFirst();
        }
        return say("part.and", String.join(", ", parts.subList(0, parts.size() - 1)), parts.getLast());
    }

    private void part(List<String> parts, String key, String before, String after) {
        if (!before.equals(after)) {
            parts.add(say(key));
        }
    }

    private void changed(List<Redline.Field> fields, String label, String before, String after) {
        if (!before.equals(after)) {
            fields.add(new Redline.Field(say(label), present(before), present(after), false));
        }
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
