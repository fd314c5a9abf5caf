package app.merestone.datasync.ui;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.BrowsingSyncs.ProvableCriterion;
import app.merestone.datasync.ConnectingSyncs;
import app.merestone.datasync.Delivery;
import app.merestone.datasync.JobKey;
import app.merestone.datasync.NewSync;
import app.merestone.datasync.Tolerance;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.CheckAnswers;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which feed do we connect, what is it needed for, and how exactly must the counts agree? */
@Route("accounts/:account/data/new")
@RolesAllowed("CSM")
class ConnectSyncView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient ConnectingSyncs connecting;
    private final transient BrowsingSyncs browsing;
    private final transient Access access;
    private final transient Directory directory;
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

    ConnectSyncView(ConnectingSyncs connecting, BrowsingSyncs browsing, Access access, Directory directory) {
        super("page page-narrow");
        this.connecting = connecting;
        this.browsing = browsing;
        this.access = access;
        this.directory = directory;
    }

    @Override
    protected void load() {
        var criteria = browsing.provable(account());
        if (!access.isCsm(account())) {
            throw new NotFound();
        }
        above(Layouts.back(DataNavigation.all(account(), Side.VENDOR), getTranslation("data.back")));
        if (criteria.isEmpty()) {
            heading(getTranslation("data.connect.heading"));
            show(new EmptyState(
                    getTranslation("data.connect.no-criteria"), getTranslation("data.connect.no-criteria.next")));
            return;
        }
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
        for (var line : new TextField[] {name, source, namespace, job, output}) {
            line.setWidthFull();
        }
        ask();
    }

    private void ask() {
        notice().clear();
        heading(getTranslation("data.connect.heading"));
        lead(getTranslation("data.connect.lead", directory.account(account()).name()));
        var form = new Div(
                Layouts.section(getTranslation("data.connect.what"), name, source, criterion),
                Layouts.section(getTranslation("data.connect.compare"), delivery, kind, amount),
                Layouts.section(getTranslation("data.connect.match"), namespace, job, output),
                Layouts.section(getTranslation("data.connect.when"), cadence, grace),
                Layouts.actions(Buttons.primary(getTranslation("data.problem.continue"), this::check)));
        form.addClassName("question");
        show(form);
    }

    private void check() {
        notice().clear();
        for (var field : required().entrySet()) {
            if (field.getValue().isEmpty()) {
                notice().error(getTranslation("data.connect.incomplete", field.getKey()));
                if (field.getValue() instanceof Focusable<?> focusable) {
                    focusable.focus();
                }
                return;
            }
        }
        heading(getTranslation("data.connect.check"));
        lead("");
        show(answers(), Layouts.actions(Buttons.primary(getTranslation("data.connect"), this::connect)));
    }

    private Component answers() {
        return new CheckAnswers()
                .with(name.getLabel(), name.getValue(), this::ask)
                .with(source.getLabel(), source.getValue(), this::ask)
                .with(criterion.getLabel(), criterion.getValue().statement(), this::ask)
                .with(delivery.getLabel(), getTranslation("data.delivery." + delivery.getValue()), this::ask)
                .with(
                        kind.getLabel(),
                        getTranslation("data.tolerance." + kind.getValue(), amount.getValue()),
                        this::ask)
                .with(namespace.getLabel(), namespace.getValue(), this::ask)
                .with(job.getLabel(), job.getValue(), this::ask)
                .with(output.getLabel(), output.getValue(), this::ask)
                .with(
                        getTranslation("data.fact.cadence"),
                        getTranslation("data.fact.cadence.hours", cadence.getValue(), grace.getValue()),
                        this::ask);
    }

    private void connect() {
        attempt(() -> connecting.connect(
                        account(),
                        new NewSync(
                                name.getValue(),
                                source.getValue(),
                                criterion.getValue().id(),
                                delivery.getValue(),
                                new Tolerance(kind.getValue(), amount.getValue()),
                                new JobKey(namespace.getValue(), job.getValue(), output.getValue()),
                                cadence.getValue(),
                                grace.getValue())))
                .ifPresent(id -> UI.getCurrent()
                        .navigate(DataNavigation.one(account(), id, Side.VENDOR).substring(1)));
    }

    private Map<String, HasValue<?, ?>> required() {
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
        return fields;
    }
}
