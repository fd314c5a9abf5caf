package app.merestone.results.ui;

import app.merestone.kernel.AccountId;
import app.merestone.results.BrowsingResults.EvidencePiece;
import app.merestone.results.EvidenceId;
import app.merestone.results.ResultAddresses;
import app.merestone.shell.Buttons;
import app.merestone.shell.FileDrop;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The files and links beside a result. Pressing one opens it and notes that its reader did; a mere request for the file
 * notes nothing, so no scanner or prefetching browser can open a piece in somebody's name.
 */
final class EvidenceList extends UnorderedList {

    private static final long serialVersionUID = 1L;

    private final AccountId account;
    private final transient Consumer<EvidenceId> opened;
    private final Map<EvidenceId, Line> lines = new LinkedHashMap<>();
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

    // a line stays the same element while its piece does: a press on its way here must still find it
    EvidenceList show(List<EvidencePiece> pieces) {
        var shown = pieces.stream().map(EvidencePiece::id).toList();
        lines.keySet().removeIf(id -> {
            boolean gone = !shown.contains(id);
            if (gone) {
                remove(lines.get(id));
            }
            return gone;
        });
        for (var piece : pieces) {
            var line = lines.get(piece.id());
            if (line == null) {
                line = new Line(open(piece));
                lines.put(piece.id(), line);
                add(line);
            }
            fill(line, piece);
        }
        setVisible(!pieces.isEmpty());
        return this;
    }

    private void fill(Line line, EvidencePiece piece) {
        line.state.setText(getTranslation(
                piece.cannotOpen()
                        ? "results.evidence.cannot"
                        : piece.opened() ? "results.evidence.opened" : "results.evidence.unopened"));
        line.about.removeAll();
        line.about.add(Layouts.meta(
                piece.url() == null
                        ? getTranslation("results.evidence.file", FileDrop.size(piece.bytes()), piece.addedBy())
                        : getTranslation("results.evidence.link", piece.url(), piece.addedBy())));
        if (!piece.counts()) {
            line.about.add(Layouts.meta(getTranslation("results.evidence.does-not-count")));
        }
        var ways = ways(piece);
        if (ways.length > 0) {
            line.about.add(Layouts.actions(ways));
        }
    }

    private Anchor open(EvidencePiece piece) {
        var url = piece.url();
        var anchor = new Anchor(
                url == null ? ResultAddresses.evidence(account, piece.id()) : url,
                getTranslation(
                        url == null ? "results.evidence.open-file" : "results.evidence.open-link", piece.name()));
        anchor.setRouterIgnore(true);
        // a file comes as an attachment; where it is missing on this server, the answer is a page that says so
        if (url != null) {
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

    /** One piece: what the reader did with it, the way to open it, what there is to know about it. */
    private static final class Line extends ListItem {

        private static final long serialVersionUID = 1L;

        private final Span state = new Span();
        private final Div about = new Div();

        Line(Anchor open) {
            state.addClassName("meta");
            about.addClassName("stack-tight");
            var what = new Div(open, about);
            what.addClassName("stack-tight");
            add(state, what);
        }
    }
}
