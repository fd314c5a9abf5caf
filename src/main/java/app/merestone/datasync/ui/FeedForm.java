package app.merestone.datasync.ui;

import app.merestone.datasync.Delivery;
import app.merestone.datasync.JobKey;
import app.merestone.datasync.NewSync;
import app.merestone.datasync.ProvableCriterion;
import app.merestone.datasync.SyncDetail;
import app.merestone.datasync.Tolerance;
import app.merestone.shell.CheckAnswers;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a CSM describes a feed: what it is, what it is needed for, which runs are its, how closely the counts must agree. */
final class FeedForm extends Div {

    private static final long serialVersionUID = 1L;

    private final TextField name = new TextField();
    private final TextField source = new TextField();
    private final RadioButtonGroup<ProvableCriterion> criterion = new RadioButtonGroup<>();
    private final RadioButtonGroup<Delivery> delivery = new RadioButtonGroup<>();
    private final RadioButtonGroup<Tolerance.Kind> kind = new RadioButtonGroup<>();
    private final BigDecimalField amount = new BigDecimalField();
    private final TextField namespace = new TextField();
    private final TextField job = new TextField();
    private final TextField output = new TextField();
    private final IntegerField cadence = new IntegerField();
    private final IntegerField grace = new IntegerField();
    private final IntegerField fall = new IntegerField();

    /** An empty form that offers these criteria. */
    FeedForm(List<ProvableCriterion> criteria) {
        name.setLabel(getTranslation("field.sync.name"));
        name.setHelperText(getTranslation("data.connect.name.hint"));
        source.setLabel(getTranslation("field.sync.source"));
        source.setHelperText(getTranslation("data.connect.source.hint"));
        criterion.setLabel(getTranslation("data.fact.proves"));
        criterion.setItems(criteria);
        criterion.setItemLabelGenerator(ProvableCriterion::statement);
        delivery.setLabel(getTranslation("data.fact.delivery"));
        delivery.setItems(Delivery.values());
        delivery.setItemLabelGenerator(each -> getTranslation("data.delivery." + each));
        kind.setLabel(getTranslation("data.connect.tolerance"));
        kind.setItems(Tolerance.Kind.values());
        kind.setItemLabelGenerator(each -> getTranslation("data.connect.tolerance." + each));
        amount.setLabel(getTranslation("data.connect.amount"));
        amount.setHelperText(getTranslation("data.connect.amount.hint"));
        namespace.setLabel(getTranslation("field.sync.job-namespace"));
        job.setLabel(getTranslation("field.sync.job-name"));
        output.setLabel(getTranslation("field.sync.output"));
        output.setHelperText(getTranslation("data.connect.job.hint"));
        cadence.setLabel(getTranslation("data.connect.cadence"));
        grace.setLabel(getTranslation("data.connect.grace"));
        fall.setLabel(getTranslation("data.connect.fall"));
        fall.setHelperText(getTranslation("data.connect.fall.hint"));
        fall.setValue(NewSync.USUAL_FALL);
        for (var line : List.of(name, source, namespace, job, output)) {
            line.setWidthFull();
        }
        addClassName("question");
        add(
                Layouts.section(getTranslation("data.connect.what"), name, source, criterion),
                Layouts.section(getTranslation("data.connect.compare"), delivery, kind, amount),
                Layouts.section(getTranslation("data.connect.match"), namespace, job, output),
                Layouts.section(getTranslation("data.connect.when"), cadence, grace, fall));
    }

    /** Fills in how this feed is described now. */
    void describe(SyncDetail sync) {
        name.setValue(sync.summary().name());
        source.setValue(sync.summary().source());
        criterion
                .getListDataView()
                .getItems()
                .filter(each -> each.id().equals(sync.summary().criterion()))
                .findFirst()
                .ifPresent(criterion::setValue);
        delivery.setValue(sync.delivery());
        kind.setValue(sync.tolerance().kind());
        amount.setValue(sync.tolerance().amount());
        namespace.setValue(sync.job().namespace());
        job.setValue(sync.job().name());
        output.setValue(sync.job().output());
        cadence.setValue(sync.cadenceHours());
        grace.setValue(sync.graceHours());
        fall.setValue(sync.fallPercent());
    }

    /** The label of the first question without an answer, which gets the focus. */
    Optional<String> unanswered() {
        for (var field : fields().entrySet()) {
            if (field.getValue().isEmpty()) {
                if (field.getValue() instanceof Focusable<?> focusable) {
                    focusable.focus();
                }
                return Optional.of(field.getKey());
            }
        }
        return Optional.empty();
    }

    /** Every answer with a way back to its question. */
    CheckAnswers answers(Runnable change) {
        return new CheckAnswers()
                .with(name.getLabel(), name.getValue(), change)
                .with(source.getLabel(), source.getValue(), change)
                .with(criterion.getLabel(), criterion.getValue().statement(), change)
                .with(delivery.getLabel(), getTranslation("data.delivery." + delivery.getValue()), change)
                .with(kind.getLabel(), getTranslation("data.tolerance." + kind.getValue(), amount.getValue()), change)
                .with(namespace.getLabel(), namespace.getValue(), change)
                .with(job.getLabel(), job.getValue(), change)
                .with(output.getLabel(), output.getValue(), change)
                .with(
                        getTranslation("data.fact.cadence"),
                        getTranslation("data.fact.cadence.hours", cadence.getValue(), grace.getValue()),
                        change)
                .with(fall.getLabel(), String.valueOf(fall.getValue()), change);
    }

    /** The feed as it is described; every question has an answer. */
    NewSync feed() {
        return new NewSync(
                name.getValue(),
                source.getValue(),
                criterion.getValue().id(),
                delivery.getValue(),
                new Tolerance(kind.getValue(), amount.getValue()),
                new JobKey(namespace.getValue(), job.getValue(), output.getValue()),
                cadence.getValue(),
                grace.getValue(),
                fall.getValue());
    }

    private Map<String, HasValue<?, ?>> fields() {
        var fields = new LinkedHashMap<String, HasValue<?, ?>>();
        fields.put(name.getLabel(), name);
        fields.put(source.getLabel(), source);
        fields.put(criterion.getLabel(), criterion);
        fields.put(delivery.getLabel(), delivery);
        fields.put(kind.getLabel(), kind);
        fields.put(amount.getLabel(), amount);
        fields.put(namespace.getLabel(), namespace);
        fields.put(job.getLabel(), job);
        fields.put(output.getLabel(), output);
        fields.put(cadence.getLabel(), cadence);
        fields.put(grace.getLabel(), grace);
        fields.put(fall.getLabel(), fall);
        return fields;
    }
}
