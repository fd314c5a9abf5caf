package app.merestone.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadHandler;

/** Takes one CSV file in: the first question of a page whose next ones are about what is in it. */
public final class CsvUpload extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * A place for one file.
     *
     * @param most the most bytes that it may bring
     * @param tooBig what is said of a larger one
     * @param receive on the upload's own request, not holding the page
     */
    public CsvUpload(int most, String tooBig, UploadHandler receive) {
        var upload = new Upload(receive);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(most);
        upload.setAcceptedFileExtensions(".csv", ".txt", ".tsv");
        var choose = new Button(getTranslation("shell.csv.choose"));
        choose.addThemeVariants(ButtonVariant.PRIMARY);
        upload.setUploadButton(choose);
        upload.setDropLabel(new Paragraph(getTranslation("shell.csv.drop")));
        var failed = getTranslation("shell.csv.failed");
        upload.setI18n(new UploadI18N()
                .setAddFiles(new UploadI18N.AddFiles().setOne(getTranslation("shell.csv.choose")))
                .setDropFiles(new UploadI18N.DropFiles().setOne(getTranslation("shell.csv.drop")))
                .setError(new UploadI18N.Error()
                        .setTooManyFiles(getTranslation("shell.csv.one"))
                        .setFileIsTooBig(tooBig)
                        .setIncorrectFileType(getTranslation("shell.csv.no-csv")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(getTranslation("shell.csv.connecting"))
                                .setStalled(getTranslation("shell.csv.stalled"))
                                .setProcessing(getTranslation("shell.csv.processing"))
                                .setHeld(getTranslation("shell.csv.connecting")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix(getTranslation("shell.csv.remaining"))
                                .setUnknown(""))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(failed)
                                .setUnexpectedServerError(failed)
                                .setForbidden(failed)))
                .setFile(new UploadI18N.File()
                        .setRetry(getTranslation("shell.csv.retry"))
                        .setStart(getTranslation("shell.csv.start"))
                        .setRemove(getTranslation("shell.csv.remove"))));
        add(upload);
    }
}
