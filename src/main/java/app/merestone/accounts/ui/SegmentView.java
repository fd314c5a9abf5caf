package app.merestone.accounts.ui;

import app.merestone.accounts.DefiningSegments;
import app.merestone.accounts.DefiningSegments.SegmentDetail;
import app.merestone.accounts.Playbook;
import app.merestone.accounts.Playbook.MinimumGrade;
import app.merestone.accounts.Playbook.SuggestedCriterion;
import app.merestone.accounts.SegmentId;
import app.merestone.shell.Buttons;
import app.merestone.shell.CheckAnswers;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What do plans of this segment start from? Asked, then checked against what changes for customers, then saved. */
@Route("segments/:segment")
@RolesAllowed("ADMIN")
class SegmentView extends FormPage {

    private static final long serialVersionUID = 1L;

    private final transient DefiningSegments defining;
    private transient @Nullable SegmentDetail seen;
    private TextField name = new TextField();
    private TextField firstValue = new TextField();
    private IntegerField target = new IntegerField();
    private IntegerField quiet = new IntegerField();
    private RadioButtonGroup<MinimumGrade> grade = new RadioButtonGroup<>();
    private TextArea tasks = new TextArea();
    private transient List<CriterionFields> criteria = new ArrayList<>();
    private Div criteriaBox = new Div();

    SegmentView(DefiningSegments defining) {
        this.defining = defining;
    }

    @Override
    protected void load() {
        var parameter = parameter("segment");
        seen = "new".equals(parameter) ? null : defining.one(SegmentId.parse(parameter));
        var playbook = seen == null ? toStartFrom() : seen.playbook();
        name = text("segment.name");
        name.setValue(seen == null ? "" : seen.name());
        firstValue = text("segment.first-value");
        firstValue.setHelperText(getTranslation("segment.first-value.hint"));
        firstValue.setValue(playbook.firstValue());
        target = days("segment.target", playbook.targetDays());
        quiet = days("segment.quiet", playbook.quietDays());
        grade = new RadioButtonGroup<>(getTranslation("segment.grade"));
        grade.setItems(MinimumGrade.values());
        grade.setItemLabelGenerator(choice -> getTranslation("segment.grade." + choice));
        grade.setValue(playbook.minimumGrade());
        tasks = new TextArea(getTranslation("segment.tasks"));
        tasks.setHelperText(getTranslation("segment.tasks.hint"));
        tasks.setValue(String.join("\n", playbook.tasks()));
        tasks.setMinRows(14);
        criteria = new ArrayList<>();
        criteriaBox = new Div();
        criteriaBox.addClassName("stack-loose");
        playbook.criteria().forEach(this::addCriterion);
        ask();
    }

    // a new segment begins as a copy of the quickest; the first one of all has nothing to copy
    private Playbook toStartFrom() {
        return defining.all().stream()
                .findFirst()
                .map(SegmentDetail::playbook)
                .orElseGet(() -> new Playbook(
                        "",
                        30,
                        7,
                        List.of(
                                new SuggestedCriterion("", null, null, null, true, false, 30),
                                new SuggestedCriterion("", null, null, null, false, true, 75)),
                        List.of(),
                        MinimumGrade.MEASURED));
    }

    private void ask() {
        above(Layouts.back(AccountsNavigation.segments(), getTranslation("segment.back")));
        heading(seen == null ? getTranslation("segment.heading.new") : getTranslation("segment.heading", seen.name()));
        lead(getTranslation("segment.lead"));
        question(
                name,
                firstValue,
                target,
                quiet,
                grade,
                criteriaBox,
                Layouts.actions(Buttons.secondary(
                        getTranslation("segment.criterion.add"),
                        () -> addCriterion(new SuggestedCriterion("", null, null, null, false, false, 30)))),
                tasks,
                Layouts.actions(
                        Buttons.primary(getTranslation("segment.preview"), () -> {
                            if (answered(name, firstValue, target, quiet, tasks)) {
                                attempt(() -> defining.check(name.getValue(), typed()), this::preview);
                            }
                        }),
                        cancel(AccountsNavigation.segments())));
    }

    private void addCriterion(SuggestedCriterion criterion) {
        var fields = new CriterionFields(criterion, criteria.size() + 1);
        criteria.add(fields);
        criteriaBox.add(fields);
    }

    private void preview() {
        var before = Optional.ofNullable(seen);
        var playbook = typed();
        heading(getTranslation("segment.preview.heading", name.getValue().strip()));
        lead(before.map(segment -> getTranslation("segment.preview.lead", segment.running(), segment.waiting()))
                .orElseGet(() -> getTranslation("segment.preview.lead.new")));
        var answers = new CheckAnswers();
        row(
                answers,
                "segment.name",
                before.map(SegmentDetail::name),
                name.getValue().strip());
        row(
                answers,
                "segment.first-value",
                before.map(s -> s.playbook().firstValue()),
                playbook.firstValue().strip());
        row(
                answers,
                "segment.target",
                before.map(s -> daysOf(s.playbook().targetDays())),
                daysOf(playbook.targetDays()));
        row(answers, "segment.quiet", before.map(s -> daysOf(s.playbook().quietDays())), daysOf(playbook.quietDays()));
        row(
                answers,
                "segment.grade",
                before.map(s -> getTranslation("segment.grade." + s.playbook().minimumGrade())),
                getTranslation("segment.grade." + playbook.minimumGrade()));
        row(answers, "segment.criteria", before.map(s -> statements(s.playbook())), statements(playbook));
        row(
                answers,
                "segment.tasks.short",
                before.map(s -> String.join("\n", s.playbook().tasks())),
                String.join("\n", playbook.tasks()));
        show(
                answers,
                Layouts.actions(
                        Buttons.primary(getTranslation("segment.act"), this::save),
                        Buttons.quiet(getTranslation("form.back"), this::ask)));
        getElement().executeJs("this.querySelector('h1').focus()");
    }

    private void row(CheckAnswers answers, String key, Optional<String> before, String now) {
        boolean changed = before.isPresent() && !before.get().equals(now);
        answers.with(
                getTranslation(key),
                changed ? getTranslation("segment.preview.changed", now, before.get()) : now,
                this::ask);
    }

    private void save() {
        attempt(
                () -> {
                    if (seen == null) {
                        defining.add(name.getValue(), typed());
                    } else {
                        defining.redefine(seen.id(), seen.version(), name.getValue(), typed());
                    }
                },
                () -> done(
                        getTranslation("segment.done", name.getValue().strip()),
                        getTranslation("segment.done.next"),
                        AccountsNavigation.segments(),
                        getTranslation("segment.done.way")));
    }

    private Playbook typed() {
        return new Playbook(
                firstValue.getValue(),
                target.getValue() == null ? 0 : target.getValue(),
                quiet.getValue() == null ? 0 : quiet.getValue(),
                criteria.stream()
                        .filter(fields -> !fields.statement.isEmpty())
                        .map(CriterionFields::typed)
                        .toList(),
                tasks.getValue().lines().filter(line -> !line.isBlank()).toList(),
                grade.getValue());
    }

    private IntegerField days(String key, int value) {
        var field = new IntegerField(getTranslation(key));
        field.setHelperText(getTranslation(key + ".hint"));
        field.setStepButtonsVisible(true);
        field.setMin(1);
        field.setValue(value);
        field.setRequiredIndicatorVisible(true);
        return field;
    }

    private String daysOf(int days) {
        return getTranslation("segment.days", days);
    }

    private static String statements(Playbook playbook) {
        return String.join(
                "\n",
                playbook.criteria().stream()
                        .map(SuggestedCriterion::statement)
                        .map(String::strip)
                        .toList());
    }

    /** The fields of one suggested outcome; emptied, it is left out. */
    private final class CriterionFields extends Div {

        private static final long serialVersionUID = 1L;

        private final boolean first;
        private final TextField statement;
        private final TextField measure;
        private final TextField unit;
        private final BigDecimalField reach;
        private final IntegerField day;
        private final Checkbox later;

        CriterionFields(SuggestedCriterion criterion, int number) {
            addClassName("stack");
            first = criterion.firstValue();
            getElement().setAttribute("role", "group");
            var title = getTranslation(first ? "segment.criterion.first" : "segment.criterion", number);
            getElement().setAttribute("aria-label", title);
            statement = new TextField(getTranslation("segment.criterion.statement", number));
            statement.setValue(criterion.statement());
            measure = new TextField(getTranslation("segment.criterion.measure", number));
            measure.setValue(criterion.measureName() == null ? "" : criterion.measureName());
            measure.setHelperText(getTranslation(first ? "segment.measure.must" : "segment.measure.may"));
            unit = new TextField(getTranslation("segment.criterion.unit", number));
            unit.setValue(criterion.unit() == null ? "" : criterion.unit());
            reach = new BigDecimalField(getTranslation("segment.criterion.reach", number));
            reach.setLocale(Locale.UK);
            reach.setValue(criterion.target());
            day = new IntegerField(getTranslation("segment.criterion.day", number));
            day.setValue(criterion.days());
            later = new Checkbox(getTranslation("segment.criterion.later", number), criterion.afterOnboarding());
            add(new H2(title));
            if (first) {
                add(Layouts.meta(getTranslation("segment.criterion.first.hint")));
            } else {
                statement.setWidthFull();
                add(statement);
            }
            measure.setWidthFull();
            add(measure, Layouts.row(unit, reach, day));
            if (!first) {
                add(later);
            }
        }

        SuggestedCriterion typed() {
            boolean counted = !measure.isEmpty();
            return new SuggestedCriterion(
                    first ? firstValue.getValue() : statement.getValue(),
                    counted ? measure.getValue() : null,
                    counted && !unit.isEmpty() ? unit.getValue() : null,
                    counted ? reach.getValue() : null,
                    first,
                    later.getValue(),
                    day.getValue() == null ? 0 : day.getValue());
        }
    }
}
