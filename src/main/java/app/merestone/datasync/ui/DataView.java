package app.merestone.datasync.ui;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.datasync.BlindRun;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.DisconnectedSync;
import app.merestone.datasync.SyncDetail;
import app.merestone.datasync.SyncState;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does our data arrive, and has anybody looked whether it is right? */
@Route("plan/:account/data")
@RouteAlias("accounts/:account/data")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class DataView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingSyncs browsing;
    private final transient Directory directory;
    private final transient Access access;
    private final transient Vendor vendor;

    /** What is on the page, in short: an act that changes none of it redraws nothing. */
    private @Nullable Integer shown;

    DataView(BrowsingSyncs browsing, Directory directory, Access access, Vendor vendor) {
        super("page page-wide");
        this.browsing = browsing;
        this.directory = directory;
        this.access = access;
        this.vendor = vendor;
    }

    @Override
    protected void load() {
        follow(account());
        shown = null;
        draw();
    }

    @Override
    protected void accountChanged() {
        draw();
    }

    private void draw() {
        var syncs = browsing.receipts(account());
        var gone = browsing.disconnected(account());
        var name = directory.account(account()).name();
        int now = Objects.hash(syncs, gone, name);
        if (shown != null && shown == now) {
            return;
        }
        shown = now;
        above(getTranslation("data.with", name, vendor.name()));
        say(syncs, gone, name);
        var parts = new ArrayList<Component>();
        var act = act(syncs);
        if (syncs.isEmpty()) {
            parts.add(new EmptyState(
                    getTranslation(gone.isEmpty() ? "data.empty" : "data.empty.gone", vendor.name()),
                    getTranslation("data.empty.next")));
            parts.add(Layouts.actions(act.toArray(Component[]::new)));
        } else {
            parts.add(Layouts.actions(act.toArray(Component[]::new)));
            parts.add(list(syncs, new SyncPhrases(side(), name, vendor.name())));
        }
        if (!gone.isEmpty()) {
            parts.add(disconnected(gone));
        }
        show(parts.toArray(Component[]::new));
    }

    private void say(List<SyncDetail> syncs, List<DisconnectedSync> gone, String name) {
        long off = syncs.stream()
                .filter(s -> s.summary().state() == SyncState.DISPUTED)
                .count();
        long look = syncs.stream()
                .filter(s -> s.summary().state() == SyncState.NEEDS_ANOTHER_LOOK)
                .count();
        long waiting = syncs.stream().filter(SyncDetail::waits).count();
        long undecided = syncs.stream()
                .filter(s -> s.waits() && !(s.current() instanceof BlindRun))
                .count();
        long checked = syncs.stream().filter(s -> s.summary().state().stands()).count();
        boolean customer = side() == Side.CUSTOMER;
        if (syncs.isEmpty()) {
            heading(getTranslation(gone.isEmpty() ? "data.heading.none" : "data.heading.none-left"));
        } else if (waiting > undecided) {
            heading(getTranslation(
                    customer ? "data.heading.waiting" : "data.heading.waiting.vendor", waiting - undecided, name));
        } else if (undecided > 0) {
            heading(getTranslation(
                    customer ? "data.heading.undecided" : "data.heading.undecided.vendor", undecided, name));
        } else if (off > 0) {
            heading(getTranslation("data.heading.off", off));
        } else if (look > 0) {
            heading(getTranslation("data.heading.look", look));
        } else if (checked == syncs.size()) {
            heading(getTranslation(
                    customer ? "data.heading.checked" : "data.heading.checked.vendor", name, lastChecked(syncs)));
        } else {
            heading(getTranslation("data.heading.connected"));
        }
        lead(
                syncs.isEmpty()
                        ? ""
                        : getTranslation(
                                customer ? "data.lead" : "data.lead.vendor",
                                checked,
                                syncs.size(),
                                customer ? vendor.name() : name));
    }

    /** The day on which they last said of one of them that it is right. */
    private static String lastChecked(List<SyncDetail> syncs) {
        return syncs.stream()
                .flatMap(sync -> sync.ladder().stream()
                        .filter(step -> step.step() == SyncState.VERIFIED)
                        .map(step -> step.at().atZone(sync.zone())))
                .max(Comparator.naturalOrder())
                .map(at -> Dates.day(at.toLocalDate()))
                .orElse("");
    }

    /** The page's one act, what waits first; with nothing to do here, the plan says what comes next. */
    private List<Component> act(List<SyncDetail> syncs) {
        var waiting = syncs.stream()
                .filter(side() == Side.CUSTOMER ? SyncDetail::customerMayAct : SyncDetail::csmMayAct)
                .flatMap(sync -> waitingFor(sync).map(words -> at(sync, words)).stream())
                .findFirst();
        Runnable connect = () -> go(DataNavigation.connect(account()));
        if (side() == Side.VENDOR && access.isCsm(account())) {
            return waiting.map(first ->
                            List.<Component>of(first, Buttons.secondary(getTranslation("data.connect"), connect)))
                    .orElseGet(() -> List.of(Buttons.primary(getTranslation("data.connect"), connect)));
        }
        return List.of(waiting.orElseGet(() -> Buttons.primary(
                getTranslation(side() == Side.CUSTOMER ? "data.to-plan" : "data.to-plan.vendor"),
                () -> go(DataNavigation.plan(account(), side())))));
    }

    private Optional<String> waitingFor(SyncDetail sync) {
        var dispute = sync.dispute();
        if (side() == Side.VENDOR) {
            return dispute != null && dispute.answer() == null ? Optional.of("data.answer-it") : Optional.empty();
        }
        if (sync.wish() != null && sync.customerMaySign()) {
            return Optional.of("data.release-it");
        }
        if (sync.waits()) {
            return Optional.of(sync.current() instanceof BlindRun ? "data.count-it" : "data.decide-it");
        }
        return sync.summary().state() == SyncState.VERIFIED ? Optional.of("data.use-it") : Optional.empty();
    }

    private Button at(SyncDetail sync, String words) {
        return Buttons.primary(
                getTranslation(words, sync.summary().name()),
                () -> go(DataNavigation.one(account(), sync.summary().id(), side())));
    }

    private UnorderedList list(List<SyncDetail> syncs, SyncPhrases phrases) {
        var list = new UnorderedList();
        list.addClassName("receipts");
        for (var sync : syncs) {
            var summary = sync.summary();
            var title = new H2(Layouts.link(DataNavigation.one(account(), summary.id(), side()), summary.name()));
            var words = Layouts.tight(
                    title,
                    Layouts.row(
                            phrases.status(summary.state(), sync.waits()),
                            Layouts.meta(getTranslation(summary.required() ? "data.required" : "data.optional"))),
                    Layouts.meta(summary.criterionStatement()));
            phrases.look(summary, sync.zone())
                    .map(why -> getTranslation("data.look.why", why))
                    .or(() -> phrases.late(summary, sync.zone()))
                    .ifPresent(why -> words.add(Layouts.meta(why)));
            phrases.usage(sync).ifPresent(used -> words.add(Layouts.meta(used)));
            var item = new ListItem(words);
            item.add(phrases.receipt(sync));
            list.add(item);
        }
        return list;
    }

    /** What was let go of recedes to plain text: why, and by whom. */
    private Component disconnected(List<DisconnectedSync> gone) {
        var zone = directory.account(account()).zone();
        var list = new UnorderedList();
        for (var each : gone) {
            list.add(new ListItem(
                    Layouts.link(DataNavigation.one(account(), each.id(), side()), each.name()),
                    Layouts.meta(getTranslation(
                            each.agreed() ? "data.gone.agreed" : "data.gone",
                            Dates.day(each.at().atZone(zone).toLocalDate()),
                            each.askedBy(),
                            each.by(),
                            each.why()))));
        }
        return Layouts.section(getTranslation("data.gone.heading"), list);
    }

    private static Side side() {
        return DataNavigation.side();
    }

    private static void go(String path) {
        UI.getCurrent().navigate(path.substring(1));
    }
}
