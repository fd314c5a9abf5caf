package app.merestone.datasync.ui;

import app.merestone.accounts.Directory;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.ConnectingSyncs;
import app.merestone.datasync.DataSyncId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** What about this feed was described wrongly? Asked as long as nobody counted on it. */
@Route("accounts/:account/data/:sync/correct")
@RolesAllowed("CSM")
class CorrectSyncView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient ConnectingSyncs connecting;
    private final transient BrowsingSyncs browsing;
    private final transient Directory directory;

    CorrectSyncView(ConnectingSyncs connecting, BrowsingSyncs browsing, Directory directory) {
        super("page page-narrow");
        this.connecting = connecting;
        this.browsing = browsing;
        this.directory = directory;
    }

    @Override
    protected void load() {
        var sync = browsing.sync(account(), id());
        if (!sync.csmMayAct()) {
            throw new NotFound();
        }
        var name = sync.summary().name();
        above(Layouts.back(
                DataNavigation.one(account(), id(), Side.VENDOR), getTranslation("data.problem.back", name)));
        if (!sync.mayBeCorrected()) {
            heading(getTranslation("data.correct.too-late", name));
            lead(getTranslation(
                    "data.correct.too-late.why", directory.account(account()).name()));
            show(Layouts.actions(Buttons.primary(
                    getTranslation("data.disconnect", name), () -> go(DataNavigation.disconnect(account(), id())))));
            return;
        }
        var form = new FeedForm(browsing.provable(account()));
        form.describe(sync);
        ask(form, name);
    }

    private void ask(FeedForm form, String name) {
        notice().clear();
        heading(getTranslation("data.correct.heading", name));
        lead(getTranslation("data.correct.lead", directory.account(account()).name()));
        show(form, Layouts.actions(Buttons.primary(getTranslation("data.problem.continue"), () -> check(form, name))));
    }

    private void check(FeedForm form, String name) {
        notice().clear();
        var missing = form.unanswered();
        if (missing.isPresent()) {
            notice().error(getTranslation("data.connect.incomplete", missing.get()));
            return;
        }
        heading(getTranslation("data.correct.check"));
        lead(getTranslation("data.correct.check.lead"));
        show(
                form.answers(() -> ask(form, name)),
                Layouts.actions(Buttons.primary(getTranslation("data.correct.do"), () -> correct(form))));
    }

    private void correct(FeedForm form) {
        attempt(
                () -> connecting.correct(account(), id(), form.feed()),
                () -> go(DataNavigation.one(account(), id(), Side.VENDOR)));
    }

    private DataSyncId id() {
        return DataSyncId.parse(parameter("sync"));
    }

    private static void go(String path) {
        UI.getCurrent().navigate(path.substring(1));
    }
}
