package app.merestone.datasync.ui;

import app.merestone.accounts.Access;
import app.merestone.accounts.Directory;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.DataSyncId;
import app.merestone.datasync.Receipt;
import app.merestone.datasync.UploadingRuns;
import app.merestone.datasync.UploadingRuns.Preview;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import app.merestone.shell.Buttons;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
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
        var upload = new Upload(this::receive);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MOST_BYTES);
        upload.setAcceptedFileExtensions(".csv", ".txt", ".tsv");
        var choose = new Button(getTranslation("data.upload.choose"));
        choose.addThemeVariants(ButtonVariant.PRIMARY);
        upload.setUploadButton(choose);
        upload.setDropLabel(new Paragraph(getTranslation("data.upload.drop")));
        var failed = getTranslation("data.upload.failed");
        upload.setI18n(new UploadI18N()
                .setAddFiles(new UploadI18N.AddFiles().setOne(getTranslation("data.upload.choose")))
                .setDropFiles(new UploadI18N.DropFiles().setOne(getTranslation("data.upload.drop")))
                .setError(new UploadI18N.Error()
                        .setTooManyFiles(getTranslation("data.upload.one"))
                        .setFileIsTooBig(getTranslation("refusal.upload.too-large", MOST_BYTES / 1024 / 1024))
                        .setIncorrectFileType(getTranslation("data.upload.csv")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(getTranslation("data.upload.connecting"))
                                .setStalled(getTranslation("data.upload.connecting"))
                                .setProcessing(getTranslation("data.upload.processing"))
                                .setHeld(getTranslation("data.upload.connecting")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix("")
                                .setUnknown(""))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(failed)
                                .setUnexpectedServerError(failed)
                                .setForbidden(failed)))
                .setFile(new UploadI18N.File()
                        .setRetry(getTranslation("data.upload.choose"))
                        .setStart(getTranslation("data.upload.choose"))
                        .setRemove(getTranslation("data.upload.remove"))));
        return upload;
    }

    // on the upload's own request, not holding the page
    private void receive(UploadEvent event) throws IOException {
        try (var content = event.getInputStream()) {
            var file = content.readNBytes(MOST_BYTES + 1);
            var preview = uploading.preview(account(), id(), file);
            tell(event.getUI(), () -> check(file, preview));
        } catch (Refused refused) {
            tell(event.getUI(), () -> {
                load();
                attempt(() -> {
                    throw refused;
                });
            });
        }
    }

    private void check(byte[] file, Preview preview) {
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
                        Buttons.primary(getTranslation("data.upload.report"), () -> report(file, samples.getValue())),
                        Buttons.secondary(getTranslation("data.upload.other"), this::load)));
        form.addClassName("question");
        show(form);
    }

    private void report(byte[] file, boolean withSamples) {
        attempt(() -> uploading.report(account(), id(), file, withSamples)).ifPresent(receipt -> {
            if (receipt == Receipt.KNOWN_ALREADY) {
                notice().error(getTranslation("data.upload.known"));
            } else {
                UI.getCurrent()
                        .navigate(
                                DataNavigation.one(account(), id(), Side.VENDOR).substring(1));
            }
        });
    }

    private String customer() {
        return directory.account(account()).name();
    }

    private DataSyncId id() {
        return DataSyncId.parse(parameter("sync"));
    }
}
