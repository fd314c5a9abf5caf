package app.merestone.results.ui;

import app.merestone.kernel.AccountId;
import app.merestone.results.BrowsingResults.EvidencePiece;
import app.merestone.results.EvidenceId;
import app.merestone.results.ResultAddresses;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The files and links beside a result. Pressing one opens it and notes that its reader did; a mere request for the file
 * notes nothing, so no scanner or prefetching browser can open a piece in somebody's name.
 */
final class EvidenceList extends UnorderedList {

    private static final long serialVersionUID = 1L;
    private static final double MEGABYTE = 1024 * 1024;
    private static final int KILOBYTE = 1024;

    private final AccountId account;
    private final transient Consumer<EvidenceId> opened;
    private @Nullable transient Consumer<EvidenceId> cannotOpen;
    private @Nullable transient Consumer<EvidenceId> remove;

    EvidenceList(AccountId account, Consumer<EvidenceId> opened) {
        this.account = account;
        this.opened = opened;
        addClassName("log");
        getElement().setAttribute("role", "list");
    }

    /** Offers to say that a piece cannot be opened. */
    EvidenceList withCannotOpen(Consumer<EvidenceId> say) {
        cannotOpen = say;
        return this;
    }

    /** Offers to take a piece off. */
    EvidenceList withRemove(Consumer<EvidenceId> act) {
        remove = act;
        return this;
    }

    EvidenceList show(List<EvidencePiece> pieces) {
        removeAll();
        pieces.forEach(piece -> add(line(piece)));
        setVisible(!pieces.isEmpty());
        return this;
    }

    private ListItem line(EvidencePiece piece) {
        var state = new Span(getTranslation(
                piece.cannotOpen()
                        ? "results.evidence.cannot"
                        : piece.opened() ? "results.evidence.opened" : "results.evidence.unopened"));
        state.addClassName("meta");
        var what = new Div(open(piece));
        what.addClassName("stack-tight");
        what.add(Layouts.meta(
                piece.url() == null
                        ? getTranslation("results.evidence.file", size(piece.bytes()), piece.addedBy())
                        : getTranslation("results.evidence.link", piece.url(), piece.addedBy())));
        if (!piece.counts()) {
            what.add(Layouts.meta(getTranslation("results.evidence.does-not-count")));
        }
        var ways = ways(piece);
        if (ways.length > 0) {
            what.add(Layouts.actions(ways));
        }
        return new ListItem(state, what);
    }

    private Anchor open(EvidencePiece piece) {
        var url = piece.url();
        var anchor = new Anchor(
                url == null ? ResultAddresses.evidence(account, piece.id()) : url,
                getTranslation(
                        url == null ? "results.evidence.open-file" : "results.evidence.open-link", piece.name()));
        anchor.setRouterIgnore(true);
        if (url == null) {
            anchor.getElement().setAttribute("download", true);
        } else {
            anchor.setTarget(AnchorTarget.BLANK);
            anchor.getElement().setAttribute("rel", "noopener noreferrer");
        }
        anchor.getElement().addEventListener("click", press -> opened.accept(piece.id()));
        return anchor;
    }

    private Component[] ways(EvidencePiece piece) {
        if (remove != null) {
            var act = remove;
            var button = Buttons.quiet(getTranslation("results.evidence.remove"), () -> act.accept(piece.id()));
            return named(button, "results.evidence.remove.what", piece);
        }
        if (cannotOpen != null && !piece.cannotOpen()) {
            var act = cannotOpen;
            var button = Buttons.quiet(getTranslation("results.evidence.cannot-open"), () -> act.accept(piece.id()));
            return named(button, "results.evidence.cannot-open.what", piece);
        }
        return new Component[0];
    }

    private Component[] named(Button button, String key, EvidencePiece piece) {
        button.setAriaLabel(getTranslation(key, piece.name()));
        return new Component[] {button};
    }

    static String size(int bytes) {
        if (bytes >= MEGABYTE) {
            return String.format(Locale.UK, "%.1f MB", bytes / MEGABYTE);
        }
        return bytes >= KILOBYTE ? bytes / KILOBYTE + " kB" : bytes + " B";
    }
}
