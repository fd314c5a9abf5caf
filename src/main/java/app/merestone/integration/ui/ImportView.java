package app.merestone.integration.ui;

import app.merestone.accounts.CrmRecords.SegmentName;
import app.merestone.accounts.PersonFacts;
import app.merestone.accounts.SegmentId;
import app.merestone.integration.Answers;
import app.merestone.integration.Choices;
import app.merestone.integration.DateOrder;
import app.merestone.integration.Field;
import app.merestone.integration.Holds;
import app.merestone.integration.ImportRun;
import app.merestone.integration.ImportingAccounts;
import app.merestone.integration.Origin;
import app.merestone.integration.Preview;
import app.merestone.integration.Progress;
import app.merestone.integration.Questions;
import app.merestone.integration.Upload;
import app.merestone.shell.Buttons;
import app.merestone.shell.CsvUpload;
import app.merestone.shell.DayField;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadEvent;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;

/**
 * What comes in from this file? Step by step: the file, which column is which, what the file cannot say by itself, what
 * would happen, and only then the import. Reading and importing run beside the page, which shows how far they are; leaving
 * the page stops neither.
 */
@Route("import")
@RolesAllowed("ADMIN")
class ImportView extends Page {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ImportView.class);
    private static final int MOST_BYTES = 100 * 1024 * 1024;
    private static final long BETWEEN_UPDATES = 200_000_000L;
    private static final int SHOWN_EXAMPLES = 3;

    private final transient ImportingAccounts importing;

    ImportView(ImportingAccounts importing) {
        this.importing = importing;
    }

    @Override
    protected void load() {
        var runs = importing.history();
        above();
        heading(getTranslation("import.heading"));
        lead(getTranslation("import.lead"));
        var history = runs.isEmpty()
                ? new EmptyState(getTranslation("import.history.none"), getTranslation("import.history.none.next"))
                : ImportTables.history(runs, importing.choices().zone(), this::getTranslation);
        show(
                Layouts.stack(file(), Layouts.meta(getTranslation("import.file.hint"))),
                Layouts.section(getTranslation("import.history"), history));
    }

    // Step 1: the file

    private Component file() {
        return new CsvUpload(
                MOST_BYTES, getTranslation("refusal.import.too-large", MOST_BYTES / 1024 / 1024), this::receive);
    }

    // on the upload's own request, not holding the page
    private void receive(UploadEvent event) throws IOException {
        try (var content = event.getInputStream()) {
            var arrived = importing.upload(event.getFileName(), content);
            tell(event.getUI(), () -> {
                notice().clear();
                columns(arrived, null);
            });
        } catch (RuntimeException failed) {
            tell(event.getUI(), () -> {
                load();
                report(failed);
            });
        }
    }

    // Step 2: which column is which

    private void columns(Upload file, @Nullable Answers before) {
        var holds = new RadioButtonGroup<Holds>(getTranslation("import.holds"));
        holds.setItems(Holds.values());
        holds.setItemLabelGenerator(about -> getTranslation("import.holds." + about));
        holds.setRequiredIndicatorVisible(true);
        var fields = new Div();
        fields.addClassName("stack");
        var selects = new EnumMap<Field, Select<Integer>>(Field.class);
        holds.addValueChangeListener(change -> columnsOf(file, change.getValue(), null, fields, selects));
        var known = before == null ? file.holds() : before.holds();
        if (known != null) {
            holds.setValue(known);
            columnsOf(file, known, before, fields, selects);
        }
        heading(getTranslation("import.columns.heading"));
        var origin = known == null ? Origin.OTHER : file.origin(file.columns(known));
        lead(getTranslation(
                "import.columns.lead." + (known == null ? Origin.OTHER : origin),
                file.fileName(),
                file.rows(),
                file.charset(),
                getTranslation("import.separator." + (int) file.separator())));
        question(
                file,
                holds,
                fields,
                Layouts.actions(
                        Buttons.primary(getTranslation("import.continue"), () -> {
                            if (answered(List.of(holds))) {
                                var columns = new EnumMap<Field, Integer>(Field.class);
                                selects.forEach((field, select) -> {
                                    if (select.getValue() != null) {
                                        columns.put(field, select.getValue());
                                    }
                                });
                                ask(file, Answers.columns(holds.getValue(), columns));
                            }
                        }),
                        startOver(file)));
    }

    private void columnsOf(
            Upload file, Holds holds, @Nullable Answers before, Div fields, Map<Field, Select<Integer>> selects) {
        fields.removeAll();
        selects.clear();
        var guessed = before == null ? file.columns(holds) : before.columns();
        for (var field : Field.of(holds)) {
            var select = new Select<Integer>();
            select.setLabel(getTranslation("field.import." + field));
            select.setEmptySelectionAllowed(true);
            select.setEmptySelectionCaption(getTranslation("import.columns.none"));
            select.setItems(IntStream.range(0, file.headers().size()).boxed().toList());
            select.setItemLabelGenerator(place -> place == null
                    ? getTranslation("import.columns.none")
                    : file.headers().get(place));
            select.setRequiredIndicatorVisible(field.needed());
            announced(select);
            select.addValueChangeListener(change -> select.setHelperText(examples(file, change.getValue())));
            var place = guessed.get(field);
            if (place != null) {
                select.setValue(place);
            }
            select.setHelperText(examples(file, select.getValue()));
            selects.put(field, select);
            fields.add(select);
        }
    }

    private String examples(Upload file, @Nullable Integer place) {
        var cells = place == null ? List.<String>of() : file.firstCells().get(place);
        return cells.isEmpty()
                ? ""
                : getTranslation(
                        "import.columns.example",
                        String.join(" · ", cells.subList(0, Math.min(SHOWN_EXAMPLES, cells.size()))));
    }

    // Step 3: what the file cannot say by itself, one question on a page

    private void ask(Upload file, Answers answers) {
        work(
                getTranslation("import.reading", file.fileName()),
                progress -> importing.questions(file, answers),
                questions -> segments(file, answers, questions),
                () -> columns(file, answers));
    }

    private void segments(Upload file, Answers answers, Questions questions) {
        if (questions.segments().isEmpty()) {
            owners(file, answers, questions);
            return;
        }
        var choices = importing.choices();
        heading(getTranslation("import.segments.heading"));
        lead(getTranslation("import.segments.lead"));
        var selects = this.<SegmentName>selects(
                questions.segments(),
                answers.columns().containsKey(Field.SEGMENT),
                "import.segments",
                choices.segments(),
                SegmentName::name);
        question(
                file,
                fields(selects),
                Layouts.actions(
                        Buttons.primary(getTranslation("import.continue"), () -> {
                            if (answered(List.copyOf(selects.values()))) {
                                var said = new HashMap<String, SegmentId>();
                                selects.forEach((value, select) ->
                                        said.put(value, select.getValue().id()));
                                owners(file, answers.segments(said), questions);
                            }
                        }),
                        startOver(file)));
    }

    private record OwnerChoice(Answers.Owner owner, String name) implements java.io.Serializable {}

    private void owners(Upload file, Answers answers, Questions questions) {
        if (questions.owners().isEmpty()) {
            start(file, answers, questions);
            return;
        }
        var offered = new ArrayList<OwnerChoice>();
        offered.add(new OwnerChoice(new Answers.Owner(null), getTranslation("import.owners.nobody")));
        for (PersonFacts csm : importing.choices().csms()) {
            offered.add(new OwnerChoice(new Answers.Owner(csm.person()), csm.name()));
        }
        heading(getTranslation("import.owners.heading"));
        lead(getTranslation("import.owners.lead"));
        var selects = this.<OwnerChoice>selects(
                questions.owners(),
                answers.columns().containsKey(Field.OWNER),
                "import.owners",
                offered,
                OwnerChoice::name);
        question(
                file,
                fields(selects),
                Layouts.actions(
                        Buttons.primary(getTranslation("import.continue"), () -> {
                            if (answered(List.copyOf(selects.values()))) {
                                var said = new HashMap<String, Answers.Owner>();
                                selects.forEach((value, select) ->
                                        said.put(value, select.getValue().owner()));
                                start(file, answers.owners(said), questions);
                            }
                        }),
                        startOver(file)));
    }

    private void start(Upload file, Answers answers, Questions questions) {
        if (questions.withoutStart() == 0 && !questions.order()) {
            preview(file, answers);
            return;
        }
        Choices choices = importing.choices();
        var fields = new ArrayList<Component>();
        var needed = new ArrayList<HasValue<?, ?>>();
        var day = new DayField(getTranslation("import.start.day", questions.withoutStart()));
        day.setInitialPosition(choices.today());
        day.setRequiredIndicatorVisible(true);
        if (questions.withoutStart() > 0) {
            fields.add(day);
            needed.add(day);
        }
        var order = new RadioButtonGroup<DateOrder>(getTranslation("import.start.order"));
        order.setItems(DateOrder.values());
        order.setItemLabelGenerator(said -> getTranslation("import.start.order." + said));
        order.setRequiredIndicatorVisible(true);
        if (questions.order()) {
            fields.add(order);
            needed.add(order);
        }
        heading(getTranslation("import.start.heading"));
        lead(getTranslation("import.start.lead"));
        fields.add(Layouts.actions(
                Buttons.primary(getTranslation("import.continue"), () -> {
                    if (answered(needed)) {
                        preview(file, answers.start(day.getValue(), order.getValue()));
                    }
                }),
                startOver(file)));
        question(file, fields.toArray(Component[]::new));
    }

    // Step 4: what would happen

    private void preview(Upload file, Answers answers) {
        work(
                getTranslation("import.checking", file.fileName()),
                progress -> importing.preview(file, answers, progress),
                preview -> shown(file, answers, preview),
                () -> columns(file, answers));
    }

    private void shown(Upload file, Answers answers, Preview preview) {
        var counts = preview.counts();
        heading(getTranslation(
                "import.preview.heading." + answers.holds(), counts.created(), counts.changed(), counts.refused()));
        lead(getTranslation("import.preview.lead", file.fileName(), counts.rows(), counts.same()));
        var parts = new ArrayList<Component>();
        parts.add(Layouts.actions(
                counts.effective()
                        ? Buttons.primary(
                                getTranslation("import.act." + answers.holds(), counts.created() + counts.changed()),
                                () -> run(file, answers, preview))
                        : Buttons.primary(getTranslation("import.another"), () -> forget(file)),
                Buttons.secondary(getTranslation("import.columns.change"), () -> columns(file, answers)),
                startOver(file)));
        parts.add(Layouts.meta(getTranslation("import.promise." + answers.holds())));
        if (preview.otherOwners() > 0) {
            parts.add(new Paragraph(getTranslation("import.other-owners", preview.otherOwners())));
        }
        if (preview.footer() > 0) {
            parts.add(Layouts.meta(getTranslation("import.footer", preview.footer())));
        }
        if (!preview.refusals().isEmpty()) {
            var download = new Anchor(
                    event -> {
                        event.setFileName(getTranslation("import.refused.file"));
                        event.setContentType("text/csv; charset=UTF-8");
                        importing.refused(file.id(), event.getOutputStream());
                    },
                    getTranslation("import.refused.download"));
            parts.add(Layouts.section(
                    getTranslation("import.refused", counts.refused()),
                    Layouts.row(download),
                    ImportTables.refusals(preview.refusals(), this::getTranslation)));
        }
        if (!preview.changed().isEmpty()) {
            parts.add(details(
                    getTranslation("import.changed", counts.changed()),
                    ImportTables.changed(preview.changed(), this::getTranslation)));
        }
        if (!preview.created().isEmpty()) {
            parts.add(details(
                    getTranslation("import.created", counts.created()),
                    ImportTables.created(preview.created(), this::getTranslation)));
        }
        show(parts.toArray(Component[]::new));
        focus();
    }

    // Step 5: the import

    private void run(Upload file, Answers answers, Preview seen) {
        work(
                getTranslation("import.importing", file.fileName()),
                progress -> importing.run(file, answers, seen, progress),
                this::done,
                () -> shown(file, answers, seen));
    }

    private void done(ImportRun run) {
        var counts = run.counts();
        heading(getTranslation("import.done." + run.holds(), counts.created(), counts.changed(), counts.refused()));
        lead(getTranslation("import.done.next." + run.holds(), run.by(), run.fileName()));
        show(
                Layouts.actions(Buttons.primary(getTranslation("import.another"), this::again)),
                Layouts.section(
                        getTranslation("import.history"),
                        ImportTables.history(
                                importing.history(), importing.choices().zone(), this::getTranslation)));
        focus();
    }

    private void again() {
        load();
        focus();
    }

    private Button startOver(Upload file) {
        return Buttons.quiet(getTranslation("import.start-over"), () -> forget(file));
    }

    private void forget(Upload file) {
        attempt(() -> importing.discard(file.id()), this::again);
    }

    /** Works beside the page, as the person who asked, and shows how far it is. */
    private <T> void work(String words, Function<Progress, T> act, Consumer<T> then, Runnable back) {
        var ui = UI.getCurrentOrThrow();
        notice().clear();
        heading(words);
        lead("");
        var bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", words);
        var far = Layouts.meta("");
        far.getElement().setAttribute("aria-live", "polite");
        show(Layouts.stack(bar, far, new Paragraph(getTranslation("import.working"))));
        focus();
        long[] shown = {System.nanoTime()};
        Progress progress = (done, of) -> {
            long now = System.nanoTime();
            if (now - shown[0] > BETWEEN_UPDATES) {
                shown[0] = now;
                tell(ui, () -> {
                    bar.setIndeterminate(false);
                    bar.setMax((double) Math.max(1, of));
                    bar.setValue((double) Math.min(done, Math.max(1, of)));
                    far.setText(getTranslation("import.progress", done, of));
                });
            }
        };
        Runnable beside = () -> {
            try {
                var answer = act.apply(progress);
                tell(ui, () -> then.accept(answer));
            } catch (RuntimeException failed) {
                LOG.info("Work on an import ended early: {}", failed.toString());
                tell(ui, () -> {
                    back.run();
                    report(failed);
                });
            }
        };
        Thread.ofVirtual().name("import").start(new DelegatingSecurityContextRunnable(beside));
    }

    private void report(RuntimeException failed) {
        try {
            attempt(() -> {
                throw failed;
            });
        } catch (RuntimeException unforeseen) {
            LOG.error("An import failed", unforeseen);
            notice().error(getTranslation("import.failed"));
        }
    }

    private <T> Map<String, Select<T>> selects(
            Map<String, Long> values,
            boolean column,
            String key,
            List<T> choices,
            com.vaadin.flow.component.ItemLabelGenerator<T> name) {
        var selects = new LinkedHashMap<String, Select<T>>();
        values.forEach((value, rows) -> {
            var select = new Select<T>();
            select.setLabel(
                    value.isEmpty()
                            ? getTranslation(key + (column ? ".without" : ".all"), rows)
                            : getTranslation(key + ".value", value, rows));
            select.setItems(choices);
            select.setItemLabelGenerator(name);
            select.setRequiredIndicatorVisible(true);
            announced(select);
            selects.put(value, select);
        });
        return selects;
    }

    // Vaadin calls it a button, and a button cannot be required: what opens a list to choose from is a combo box
    private static void announced(Select<?> select) {
        select.getElement()
                .executeJs("setTimeout(() => this.querySelector('[slot=value]')?.setAttribute('role', 'combobox'), 0)");
    }

    private static <T> Div fields(Map<String, Select<T>> selects) {
        var fields = new Div();
        fields.addClassName("stack");
        selects.values().forEach(fields::add);
        return fields;
    }

    private boolean answered(List<? extends HasValue<?, ?>> fields) {
        boolean complete = true;
        for (var field : fields) {
            boolean missing = field.isEmpty();
            if (field instanceof HasValidation validated) {
                validated.setErrorMessage(missing ? getTranslation("import.missing") : "");
                validated.setInvalid(missing);
            }
            complete &= !missing;
        }
        if (!complete) {
            notice().error(getTranslation("refusal.import.unanswered"));
        }
        return complete;
    }

    private void question(Upload file, Component... fields) {
        above(file.fileName());
        var form = new Div(fields);
        form.addClassName("question");
        show(form);
        focus();
    }

    private static NativeDetails details(String summary, Component content) {
        return new NativeDetails(summary, content);
    }

    private void focus() {
        getElement().executeJs("setTimeout(() => this.querySelector('h1').focus(), 0); window.scrollTo(0, 0)");
    }
}
