package app.merestone.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.shared.Registration;
import java.io.Serializable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a file that shows something: chosen, dropped, or pasted anywhere on the page while this is on it. One after the
 * other, and each is handed to the page as it arrives.
 */
public final class FileDrop extends Div {

    private static final long serialVersionUID = 1L;
    private static final int KILOBYTE = 1024;
    private static final int MEGABYTE = 1024 * 1024;

    private final int most;
    private final String today;
    private final transient Arrived arrived;
    private @Nullable Registration pastes;

    /** What the page does with a file. */
    @FunctionalInterface
    public interface Arrived {
        /** A file is here, by the name it was offered under. */
        void take(String name, byte[] content);
    }

    /**
     * A place for files.
     *
     * @param most the most bytes that one may bring
     * @param today what tells a pasted picture from another day's
     * @param notice where it is said that a file was not taken
     */
    public FileDrop(int most, String today, Notice notice, Arrived arrived) {
        this.most = most;
        this.today = today;
        this.arrived = arrived;
        var choose = getTranslation("shell.file.choose");
        var upload = new Upload(new FileIntake(most, arrived));
        upload.setMaxFileSize(most);
        upload.setUploadButton(Buttons.secondary(choose, () -> {}));
        upload.setDropLabel(new Span(getTranslation("shell.file.drop")));
        upload.setI18n(new UploadI18N()
                .setError(new UploadI18N.Error()
                        .setFileIsTooBig(getTranslation("shell.file.too-big", most / MEGABYTE))
                        .setTooManyFiles(getTranslation("shell.file.one-at-a-time"))));
        upload.addAllFinishedListener(all -> upload.clearFileList());
        upload.addFileRejectedListener(rejected -> notice.error(rejected.getErrorMessage()));
        upload.getElement().setAttribute("aria-label", choose);
        addClassName("stack");
        add(upload, Layouts.meta(getTranslation("shell.file.paste")));
    }

    /** How large a file is, as people say it. */
    public static String size(int bytes) {
        if (bytes >= MEGABYTE) {
            return String.format(Locale.UK, "%.1f MB", (double) bytes / MEGABYTE);
        }
        return bytes >= KILOBYTE ? bytes / KILOBYTE + " kB" : bytes + " B";
    }

    // anywhere on the page: after a press on something that is gone, or on empty space, nothing within it has the focus
    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        pastes = Clipboard.onFilePaste(attachEvent.getUI(), new FileIntake(most, (name, content) -> {
            if (isAttached()) {
                arrived.take(named(attachEvent.getUI(), name), content);
            }
        }));
    }

    @Override
    protected void onDetach(DetachEvent detachEvent) {
        if (pastes != null) {
            pastes.remove();
            pastes = null;
        }
        super.onDetach(detachEvent);
    }

    // a pasted picture has no name of its own; the day tells it from another day's, and a number from the one before
    private String named(UI ui, @Nullable String name) {
        if (name != null && !name.isBlank() && !name.equals("image.png")) {
            return name;
        }
        // by the window: whoever comes back to this question has a new drop before them, and the files are still there
        var before = ComponentUtil.getData(ui, Pasted.class);
        var pasted = new Pasted(before == null ? 1 : before.pictures() + 1);
        ComponentUtil.setData(ui, Pasted.class, pasted);
        return pasted.pictures() == 1
                ? getTranslation("shell.file.screenshot", today)
                : getTranslation("shell.file.screenshot.next", today, pasted.pictures());
    }

    /** How many pictures without a name were pasted in one window. */
    private record Pasted(int pictures) implements Serializable {}
}
