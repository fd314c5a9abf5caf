package app.merestone.datasync.ui;

import app.merestone.datasync.ProofFileId;
import app.merestone.datasync.ProvingDisputes.Proof;
import app.merestone.kernel.AccountId;
import app.merestone.shell.Buttons;
import app.merestone.shell.FileDrop;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files that show what is off. */
final class ProofList extends UnorderedList {

    private static final long serialVersionUID = 1L;

    private final AccountId account;
    private @Nullable transient Consumer<ProofFileId> remove;

    ProofList(AccountId account) {
        this.account = account;
        addClassName("log");
        getElement().setAttribute("role", "list");
    }

    /** Offers to take one off. */
    ProofList withRemove(Consumer<ProofFileId> act) {
        remove = act;
        return this;
    }

    ProofList show(List<Proof> files) {
        removeAll();
        files.forEach(file -> add(line(file)));
        setVisible(!files.isEmpty());
        return this;
    }

    private ListItem line(Proof file) {
        var open = new Anchor(
                DataNavigation.proof(account, file.id()), getTranslation("data.proof.download", file.name()));
        open.setRouterIgnore(true);
        var line = Layouts.row(open, Layouts.meta(FileDrop.size(file.bytes())));
        if (remove != null) {
            var act = remove;
            var button = Buttons.quiet(getTranslation("data.proof.remove"), () -> act.accept(file.id()));
            button.setAriaLabel(getTranslation("data.proof.remove.what", file.name()));
            line.add(button);
        }
        return new ListItem(line);
    }
}
