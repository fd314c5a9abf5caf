package app.merestone.datasync.ui;

import app.merestone.accounts.Directory;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.DataSyncId;
import app.merestone.datasync.DisconnectingSyncs;
import app.merestone.datasync.SyncDetail;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Why does this feed go? The reason is what the customer reads, and agrees to once their own word is in. */
@Route("accounts/:account/data/:sync/disconnect")
@RolesAllowed("CSM")
class DisconnectSyncView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient DisconnectingSyncs disconnecting;
    private final transient BrowsingSyncs browsing;
    private final transient Directory directory;
    private final TextArea why = new TextArea();

    DisconnectSyncView(DisconnectingSyncs disconnecting, BrowsingSyncs browsing, Directory directory) {
        super("page page-narrow");
        this.disconnecting = disconnecting;
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
        why.setLabel(getTranslation("field.sync.disconnect-why"));
        why.setHelperText(getTranslation("data.disconnect.why.hint"));
        why.setMaxLength(500);
        heading(getTranslation("data.disconnect.heading", name));
        lead(getTranslation(
                sync.customersWordIsIn() ? "data.disconnect.lead.asks" : "data.disconnect.lead", customer()));
        var form = new Div(
                why, Layouts.actions(Buttons.primary(getTranslation(act(sync), name, customer()), this::disconnect)));
        form.addClassName("question");
        show(form);
    }

    private static String act(SyncDetail sync) {
        return sync.customersWordIsIn() ? "data.disconnect.ask" : "data.disconnect";
    }

    private void disconnect() {
        attempt(() -> disconnecting.disconnect(account(), id(), why.getValue()), () -> UI.getCurrent()
                .navigate(DataNavigation.one(account(), id(), Side.VENDOR).substring(1)));
    }

    private String customer() {
        return directory.account(account()).name();
    }

    private DataSyncId id() {
        return DataSyncId.parse(parameter("sync"));
    }
}
