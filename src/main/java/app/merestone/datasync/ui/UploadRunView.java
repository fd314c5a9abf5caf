package app.merestone.datasync.ui;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.DataSyncId;
import app.merestone.datasync.Receipt;
import app.merestone.datasync.SyncDetail;
import app.merestone.datasync.UploadingRuns;
import app.merestone.datasync.UploadingRuns.Preview;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.CsvUpload;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadEvent;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;

/** What does this file bring? First what is in it, then the report of the arrival; the customer counts it blind. */
@Route("accounts/:account/data/:sync/upload")
@RolesAllowed("CSM")
class UploadRunView extends Page {

    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES = 20 * 1024 * 1024;

    private final transient UploadingRuns uploading;
    private final transient BrowsingSyncs browsing;
    private final transient Access access;
    private final transient Directory directory;

    UploadRunView(UploadingRuns uploading, BrowsingSyncs browsing, Access access, Directory directory) {
        super("page page-narrow");
        this.uploading = uploading;
        this.browsing = browsing;
        this.access = access;
        this.directory = directory;
    }

    @Override
    protected void load() {
        var sync = browsing.sync(account(), id());
        if (!access.isCsm(account()) || sync.disconnected() != null) {
            throw new NotFound();
        }
        var name = sync.summary().name();
        above(Layouts.back(
                DataNavigation.one(account(), id(), Side.VENDOR), getTranslation("data.problem.back", name)));
        heading(getTranslation("data.upload.heading", name));
        lead(getTranslation("data.upload.lead", customer()));
        show(file());
    }

    private Component file() {
        return new CsvUpload(
                MOST_BYTES, getTranslation("refusal.upload.too-large", MOST_BYTES / 1024 / 1024), this::receive);
    }

    // on the upload's own request, not holding the page
    private void receive(UploadEvent event) throws IOException {
        try (var content = event.getInputStream()) {
            var preview = uploading.preview(account(), id(), content.readNBytes(MOST_BYTES + 1));
            tell(event.getUI(), () -> check(preview));
        } catch (Refused refused) {
            tell(event.getUI(), () -> {
                load();
                attempt(() -> {
                    throw refused;
                });
            });
        }
    }

    private void check(Preview preview) {
        notice().clear();
        heading(getTranslation("data.upload.check"));
        lead(getTranslation("data.upload.check.lead", customer()));
        var samples = new Checkbox(getTranslation("data.upload.samples", preview.samples()));
        samples.setHelperText(getTranslation("data.upload.samples.hint", customer()));
        var form = new Div(
                new Facts()
                        .with(getTranslation("data.upload.rows"), SyncPhrases.number(preview.rows()))
                        .with(getTranslation("data.upload.columns"), String.join(", ", preview.columns())),
                samples,
                Layouts.actions(
                        Buttons.primary(
                                getTranslation("data.upload.report"), () -> report(preview, samples.getValue())),
                        Buttons.secondary(getTranslation("data.upload.other"), () -> another(preview))));
        form.addClassName("question");
        show(form);
    }

    private void another(Preview preview) {
        attempt(() -> uploading.discard(account(), id(), preview.file()), this::load);
    }

    private void report(Preview preview, boolean withSamples) {
        attempt(() -> uploading.report(account(), id(), preview.file(), withSamples))
                .ifPresent(receipt -> {
                    uploading.discard(account(), id(), preview.file());
                    if (receipt == Receipt.KNOWN_ALREADY) {
                        notice().error(getTranslation("data.upload.known"));
                    } else {
                        done(browsing.sync(account(), id()), preview.rows());
                    }
                });
    }

    private void done(SyncDetail sync, long rows) {
        notice().clear();
        var name = sync.summary().name();
        heading(getTranslation(
                "data.upload.done",
                SyncPhrases.moment(
                        sync.current() == null ? null : sync.current().arrivedAt(), sync.zone()),
                SyncPhrases.number(rows)));
        lead(getTranslation(sync.waits() ? "data.upload.done.asked" : "data.upload.done.not-asked", customer(), name));
        show(Layouts.actions(Buttons.primary(getTranslation("data.problem.back", name), () -> UI.getCurrent()
                .navigate(DataNavigation.one(account(), id(), Side.VENDOR).substring(1)))));
        focusHeading();
    }

    private String customer() {
        return directory.account(account()).name();
    }

    private DataSyncId id() {
        return DataSyncId.parse(parameter("sync"));
    }
}
