package app.merestone.datasync.ui;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.ConnectingSyncs;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Which feed do we connect, what is it needed for, and how exactly must the counts agree? */
@Route("accounts/:account/data/new")
@RolesAllowed("CSM")
class ConnectSyncView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient ConnectingSyncs connecting;
    private final transient BrowsingSyncs browsing;
    private final transient Access access;
    private final transient Directory directory;

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
        ask(new FeedForm(criteria));
    }

    private void ask(FeedForm form) {
        notice().clear();
        heading(getTranslation("data.connect.heading"));
        lead(getTranslation("data.connect.lead", directory.account(account()).name()));
        show(form, Layouts.actions(Buttons.primary(getTranslation("data.problem.continue"), () -> check(form))));
    }

    private void check(FeedForm form) {
        notice().clear();
        var missing = form.unanswered();
        if (missing.isPresent()) {
            notice().error(getTranslation("data.connect.incomplete", missing.get()));
            return;
        }
        heading(getTranslation("data.connect.check"));
        lead("");
        show(
                form.answers(() -> ask(form)),
                Layouts.actions(Buttons.primary(getTranslation("data.connect"), () -> connect(form))));
    }

    private void connect(FeedForm form) {
        attempt(() -> connecting.connect(account(), form.feed())).ifPresent(id -> UI.getCurrent()
                .navigate(DataNavigation.one(account(), id, Side.VENDOR).substring(1)));
    }
}
