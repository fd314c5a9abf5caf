package app.merestone.datasync.ui;

import app.merestone.accounts.Vendor;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.Complaint;
import app.merestone.datasync.DataSyncId;
import app.merestone.datasync.DisputeCard;
import app.merestone.datasync.DisputeId;
import app.merestone.datasync.DisputeReason;
import app.merestone.datasync.DisputingSyncs;
import app.merestone.datasync.OpenRun;
import app.merestone.datasync.ProofFileId;
import app.merestone.datasync.ProvingDisputes;
import app.merestone.datasync.ProvingDisputes.Proof;
import app.merestone.datasync.SyncDetail;
import app.merestone.datasync.SyncRunId;
import app.merestone.evidence.EvidenceFile;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.CheckAnswers;
import app.merestone.shell.Dates;
import app.merestone.shell.FileDrop;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What's off? One question at a time, filled in as far as it is known, checked before it is sent. */
@Route("plan/:account/data/:sync/problem")
@RolesAllowed("CUSTOMER")
class ProblemView extends Page {

    private static final long serialVersionUID = 1L;
    private static final int STEPS = 4;
    private static final int MEGABYTE = 1024 * 1024;

    private final transient BrowsingSyncs browsing;
    private final transient DisputingSyncs disputing;
    private final transient ProvingDisputes proving;
    private final transient Clock clock;
    private final transient Vendor vendor;
    private final RadioButtonGroup<DisputeReason> reason = new RadioButtonGroup<>();
    private final TextArea expected = new TextArea();
    private final TextArea proof = new TextArea();
    private List<Proof> files = List.of();
    private boolean checking;
    private boolean samplesWrong;
    private String name = "";
    private String today = "";

    @SuppressWarnings("NullAway.Init") // made in load(), before anything is shown
    private ProofList list;

    private @Nullable SyncRunId run;
    private @Nullable DisputeId seen;

    ProblemView(BrowsingSyncs browsing, DisputingSyncs disputing, ProvingDisputes proving, Vendor vendor, Clock clock) {
        super("page page-narrow");
        this.browsing = browsing;
        this.disputing = disputing;
        this.proving = proving;
        this.clock = clock;
        this.vendor = vendor;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        samplesWrong = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("samples")
                .filter("wrong"::equals)
                .isPresent();
        super.beforeEnter(event);
    }

    @Override
    protected void load() {
        var sync = browsing.sync(account(), id());
        if (!sync.customerMayAct()) {
            throw new NotFound();
        }
        name = sync.summary().name();
        today = Dates.day(LocalDate.ofInstant(clock.instant(), sync.zone()));
        files = proving.unsent(account(), id());
        list = new ProofList(account()).withRemove(this::takeOff);
        run = sync.current() == null ? null : sync.current().id();
        seen = sync.dispute() == null ? null : sync.dispute().id();
        reason.setLabel(getTranslation("data.problem.reason"));
        reason.setItems(DisputeReason.values());
        reason.setItemLabelGenerator(each -> getTranslation("data.reason." + each));
        expected.setLabel(getTranslation("field.dispute.expected"));
        expected.setHelperText(getTranslation("data.problem.expected.hint"));
        expected.setMaxLength(1000);
        proof.setLabel(getTranslation("data.problem.proof"));
        proof.setHelperText(getTranslation("data.problem.proof.hint"));
        proof.setMaxLength(2000);
        fillIn(sync);
        above(Layouts.back(DataNavigation.one(account(), id(), Side.CUSTOMER), name));
        askReason();
    }

    /** What both numbers already say need not be typed again. */
    private void fillIn(SyncDetail sync) {
        if (sync.current() instanceof OpenRun open) {
            if (samplesWrong) {
                reason.setValue(DisputeReason.WRONG_FIELDS);
            } else if (!open.inside()) {
                reason.setValue(
                        !open.countInside() && open.difference() < 0
                                ? DisputeReason.RECORDS_MISSING
                                : DisputeReason.TOTALS_DIFFER);
                reason.setHelperText(getTranslation("data.problem.reason.filled"));
            }
            if (!samplesWrong) {
                var counted = getTranslation(
                        "data.problem.expected.counted",
                        SyncPhrases.number(open.theirs()),
                        open.comparison().quantity());
                var sums = open.sums();
                expected.setValue(
                        sums == null
                                ? counted
                                : getTranslation(
                                        "data.problem.expected.summed",
                                        counted,
                                        SyncPhrases.amount(sums.theirs(), sums.name()),
                                        sums.name().of()));
            }
        }
    }

    private void askReason() {
        step(1, getTranslation("data.problem.reason.heading", name));
        ask(reason, () -> {
            if (reason.isEmpty()) {
                notice().error(getTranslation("data.problem.reason.missing"));
            } else {
                askExpected();
            }
        });
    }

    private void askExpected() {
        step(2, getTranslation("data.problem.expected.heading"));
        ask(expected, () -> {
            if (expected.getValue().isBlank()) {
                notice().error(getTranslation("refusal.text.empty", expected.getLabel()));
            } else {
                askProof();
            }
        });
    }

    private void askProof() {
        step(3, getTranslation("data.problem.proof.heading", vendor.name()));
        list.show(files);
        var question = Layouts.stack(
                proof,
                list,
                new FileDrop(EvidenceFile.LARGEST, today, notice(), this::arrived),
                Layouts.meta(getTranslation("shell.file.not-scanned", EvidenceFile.LARGEST / MEGABYTE)));
        ask(question, this::check);
    }

    /** A file that arrives while the next question is asked is not lost. */
    private void arrived(String offered, byte[] content) {
        attempt(() -> proving.addFile(account(), id(), offered, content)).ifPresent(added -> {
            redraw();
            notice().done(getTranslation("data.proof.added", added.name(), vendor.name()));
        });
    }

    private void takeOff(ProofFileId file) {
        attempt(() -> proving.removeFile(account(), id(), file), this::redraw);
    }

    private void redraw() {
        files = proving.unsent(account(), id());
        list.show(files);
        if (checking) {
            check();
        }
    }

    private void check() {
        step(4, getTranslation("data.problem.check.heading", vendor.name()));
        var answers = new CheckAnswers()
                .with(
                        getTranslation("data.dispute.reason"),
                        getTranslation("data.reason." + reason.getValue()),
                        this::askReason)
                .with(getTranslation("field.dispute.expected"), expected.getValue(), this::askExpected)
                .with(
                        getTranslation("data.problem.proof"),
                        proof.isEmpty() ? getTranslation("data.nothing") : proof.getValue(),
                        this::askProof)
                .with(
                        getTranslation("data.proof.files"),
                        files.isEmpty()
                                ? getTranslation("data.proof.none")
                                : files.stream().map(Proof::name).collect(Collectors.joining(", ")),
                        this::askProof);
        checking = true;
        show(answers, Layouts.actions(Buttons.primary(getTranslation("data.problem.send", vendor.name()), this::send)));
    }

    private void send() {
        var complaint = new Complaint(
                reason.getValue(),
                expected.getValue(),
                proof.getValue(),
                files.stream().map(Proof::id).toList());
        attempt(() -> disputing.dispute(account(), id(), run, seen, complaint)).ifPresent(said -> done(said.entry()));
    }

    private void done(String entry) {
        checking = false;
        var dispute = Optional.ofNullable(browsing.sync(account(), id()).dispute());
        heading(getTranslation(
                "data.problem.done",
                dispute.map(DisputeCard::owner).orElse(vendor.name()),
                dispute.map(d -> (Object) d.answerBy()).orElse("")));
        lead("");
        show(
                new Paragraph(getTranslation("data.problem.done.next", name, entry)),
                Layouts.actions(Buttons.primary(getTranslation("data.problem.back", name), () -> UI.getCurrent()
                        .navigate(DataNavigation.one(account(), id(), Side.CUSTOMER)
                                .substring(1)))));
    }

    private void step(int number, String question) {
        notice().clear();
        checking = false;
        heading(question);
        lead(getTranslation("data.problem.step", number, STEPS));
        focusHeading();
    }

    private void ask(Component field, Runnable next) {
        var question = new Div(field, Layouts.actions(Buttons.primary(getTranslation("data.problem.continue"), next)));
        question.addClassName("question");
        show(question);
    }

    private DataSyncId id() {
        return DataSyncId.parse(parameter("sync"));
    }
}
