package app.merestone.datasync.ui;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.BrowsingSyncs.BlindRun;
import app.merestone.datasync.BrowsingSyncs.OpenRun;
import app.merestone.datasync.BrowsingSyncs.SyncDetail;
import app.merestone.datasync.SyncState;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;

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
        draw();
    }

    @Override
    protected void accountChanged() {
        draw();
    }

    private void draw() {
        var syncs = browsing.syncs(account()).stream()
                .map(summary -> browsing.sync(account(), summary.id()))
                .toList();
        var name = directory.account(account()).name();
        above(getTranslation("data.with", name, vendor.name()));
        say(syncs, name);
        var parts = new ArrayList<Component>();
        var act = act(syncs);
        if (syncs.isEmpty()) {
            parts.add(new EmptyState(getTranslation("data.empty", vendor.name()), getTranslation("data.empty.next")));
            parts.addAll(act);
        } else {
            if (!act.isEmpty()) {
                parts.add(Layouts.actions(act.toArray(Component[]::new)));
            }
            parts.add(list(syncs, new SyncPhrases(side(), name, vendor.name())));
        }
        show(parts.toArray(Component[]::new));
    }

    private void say(List<SyncDetail> syncs, String name) {
        long off = syncs.stream()
                .filter(s -> s.summary().state() == SyncState.DISPUTED)
                .count();
        long look = syncs.stream()
                .filter(s -> s.summary().state() == SyncState.NEEDS_ANOTHER_LOOK)
                .count();
        long waiting = syncs.stream().filter(DataView::waits).count();
        long checked = syncs.stream().filter(s -> s.summary().state().stands()).count();
        boolean customer = side() == Side.CUSTOMER;
        if (syncs.isEmpty()) {
            heading(getTranslation("data.heading.none"));
        } else if (waiting > 0) {
            heading(getTranslation(customer ? "data.heading.waiting" : "data.heading.waiting.vendor", waiting, name));
        } else if (off > 0) {
            heading(getTranslation("data.heading.off", off));
        } else if (look > 0) {
            heading(getTranslation("data.heading.look", look));
        } else if (checked == syncs.size()) {
            heading(getTranslation(customer ? "data.heading.checked" : "data.heading.checked.vendor", name));
        } else {
            heading(getTranslation("data.heading.connected"));
        }
        lead(
                syncs.isEmpty()
                        ? ""
                        : getTranslation(customer ? "data.lead" : "data.lead.vendor", checked, syncs.size(), name));
    }

    /** The page's one act: for the customer the oldest wait, for the CSM another feed. */
    private List<Component> act(List<SyncDetail> syncs) {
        if (side() == Side.CUSTOMER) {
            return syncs.stream()
                    .filter(DataView::waits)
                    .filter(SyncDetail::customerMayAct)
                    .findFirst()
                    .map(sync -> List.<Component>of(Buttons.primary(
                            getTranslation(
                                    sync.current() instanceof BlindRun ? "data.count-it" : "data.decide-it",
                                    sync.summary().name()),
                            () -> go(
                                    DataNavigation.one(account(), sync.summary().id(), side())))))
                    .orElse(List.of());
        }
        return access.isCsm(account())
                ? List.of(Buttons.primary(getTranslation("data.connect"), () -> go(DataNavigation.connect(account()))))
                : List.of();
    }

    private UnorderedList list(List<SyncDetail> syncs, SyncPhrases phrases) {
        var list = new UnorderedList();
        list.addClassName("receipts");
        for (var sync : syncs) {
            var summary = sync.summary();
            var title = new H2(Layouts.link(DataNavigation.one(account(), summary.id(), side()), summary.name()));
            var item = new ListItem(Layouts.tight(
                    title,
                    Layouts.row(
                            phrases.status(summary.state(), waits(sync)),
                            Layouts.meta(getTranslation(summary.required() ? "data.required" : "data.optional"))),
                    Layouts.meta(summary.criterionStatement())));
            item.add(phrases.receipt(sync));
            list.add(item);
        }
        return list;
    }

    /** Whether the customer is asked something: to count the newest arrival, or for their word on both numbers. */
    static boolean waits(SyncDetail sync) {
        var current = sync.current();
        var state = sync.summary().state();
        if (current == null || state == SyncState.CONNECTED || state.stands()) {
            return false;
        }
        var dispute = sync.dispute();
        if (dispute != null && current.id().equals(dispute.run())) {
            return false;
        }
        return current instanceof BlindRun
                || (current instanceof OpenRun open && open.said().isEmpty());
    }

    private static Side side() {
        return DataNavigation.side();
    }

    private static void go(String path) {
        UI.getCurrent().navigate(path.substring(1));
    }
}
