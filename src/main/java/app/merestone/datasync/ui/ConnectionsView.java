package app.merestone.datasync.ui;

import app.merestone.accounts.Vendor;
import app.merestone.datasync.ConnectionId;
import app.merestone.datasync.KeepingConnections;
import app.merestone.datasync.KeepingConnections.Choice;
import app.merestone.datasync.KeepingConnections.NewKey;
import app.merestone.datasync.KeepingConnections.Summary;
import app.merestone.datasync.KeepingConnections.Unmatched;
import app.merestone.datasync.Sending;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may send us what arrived, and did they lately? Keys are made, shown once, and revoked here. */
@Route("connections")
@RolesAllowed("ADMIN")
class ConnectionsView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient KeepingConnections keeping;
    private final transient Vendor vendor;
    private final ComboBox<Choice> account = new ComboBox<>();
    private final TextField name = new TextField();
    private final Select<Sending> sending = new Select<>();
    private final Div fresh = new Div();
    private final ComboBox<Choice> whose = new ComboBox<>();
    private final Div senders = new Div();
    private final Button more = Buttons.secondary("", this::readMore);
    private final Div strays = new Div();
    private final TextField masked = new TextField();
    private final TextField maskedAnew = new TextField();
    private @Nullable ConnectionId revoking;
    private @Nullable ConnectionId masking;
    private int pages = 1;

    ConnectionsView(KeepingConnections keeping, Vendor vendor) {
        super("page page-wide");
        this.keeping = keeping;
        this.vendor = vendor;
        fresh.addClassName("stack");
    }

    @Override
    protected void load() {
        var accounts = keeping.accounts();
        account.setLabel(getTranslation("connections.account"));
        account.setItems(accounts);
        account.setItemLabelGenerator(Choice::name);
        name.setLabel(getTranslation("field.connection.name"));
        name.setHelperText(getTranslation("connections.name.hint"));
        name.setMaxLength(80);
        for (var field : List.of(masked, maskedAnew)) {
            field.setLabel(getTranslation("field.connection.masked"));
            field.setHelperText(getTranslation("connections.masked.hint"));
            field.setMaxLength(2000);
        }
        sending.setLabel(getTranslation("connections.sending"));
        sending.setItems(Sending.values());
        sending.setItemLabelGenerator(way -> getTranslation("connections.sending." + way));
        sending.setValue(Sending.KEY);
        whose.setLabel(getTranslation("connections.of"));
        whose.setPlaceholder(getTranslation("connections.of.all"));
        whose.setItems(accounts);
        whose.setItemLabelGenerator(Choice::name);
        whose.setClearButtonVisible(true);
        whose.addValueChangeListener(chosen -> narrow());
        more.setText(getTranslation("connections.more"));
        lead(getTranslation(
                "connections.lead",
                vendor.baseUrl() + "/api/v1/lineage",
                vendor.baseUrl() + "/api/v1/runs",
                vendor.baseUrl() + "/api/v1/usage"));
        var form = new Div(
                account,
                name,
                sending,
                masked,
                Layouts.actions(Buttons.primary(getTranslation("connections.make"), this::make)));
        form.addClassName("question");
        show(
                fresh,
                Layouts.section(getTranslation("connections.new"), form),
                Layouts.section(getTranslation("connections.all"), Layouts.row(whose), senders, new Div(more)),
                Layouts.section(getTranslation("connections.unmatched"), strays));
        draw();
    }

    private void draw() {
        var page = read();
        var connections = page.connections();
        var unmatched = keeping.unmatched();
        heading(heading(page));
        senders.removeAll();
        senders.add(
                connections.isEmpty()
                        ? new EmptyState(getTranslation("connections.empty"), getTranslation("connections.empty.next"))
                        : table(connections));
        more.setVisible(page.after() != null);
        strays.removeAll();
        strays.add(
                unmatched.isEmpty()
                        ? new EmptyState(
                                getTranslation("connections.unmatched.none"),
                                getTranslation("connections.unmatched.none.next"))
                        : unmatchedTable(unmatched));
    }

    /** As many pages as were asked for: what was done to a sender far down is seen where it was done. */
    private KeepingConnections.Page read() {
        var of = Optional.ofNullable(whose.getValue()).map(Choice::account).orElse(null);
        var all = new ArrayList<Summary>();
        KeepingConnections.@Nullable After after = null;
        for (int read = 0; read < pages && (read == 0 || after != null); read++) {
            var page = keeping.connections(of, after);
            all.addAll(page.connections());
            after = page.after();
        }
        return new KeepingConnections.Page(all, after);
    }

    private String heading(KeepingConnections.Page page) {
        long inForce =
                page.connections().stream().filter(c -> c.revokedAt() == null).count();
        var after = page.after();
        boolean others = after != null && after.revokedAt() == null;
        return whose.isEmpty()
                ? getTranslation(others ? "connections.heading.more" : "connections.heading", inForce)
                : getTranslation(
                        "connections.heading.of", inForce, whose.getValue().name());
    }

    private void narrow() {
        pages = 1;
        revoking = null;
        masking = null;
        attempt(this::draw, () -> {});
    }

    private void readMore() {
        pages++;
        attempt(this::draw, () -> {});
    }

    private void make() {
        if (account.isEmpty()) {
            notice().error(getTranslation("connections.account.missing"));
            return;
        }
        attempt(() -> keeping.make(
                        account.getValue().account(), name.getValue(), sending.getValue(), masked.getValue()))
                .ifPresent(key -> {
                    showOnce(key);
                    account.clear();
                    name.clear();
                    masked.clear();
                    sending.setValue(Sending.KEY);
                    draw();
                });
    }

    /** The one time that the key is seen. It lives in this page alone and is gone with it. */
    private void showOnce(NewKey key) {
        fresh.removeAll();
        var address = vendor.baseUrl() + key.path();
        var box = Layouts.next(new Paragraph(getTranslation("connections.once." + key.sending())));
        switch (key.sending()) {
            case KEY -> box.add(shown("connections.key", key.key(), "connections.copy"));
            case AIRBYTE -> box.add(shown("connections.address", address, "connections.copy.address"));
            case FIVETRAN ->
                box.add(
                        shown("connections.address", address, "connections.copy.address"),
                        shown("connections.secret", key.key(), "connections.copy.secret"));
        }
        box.add(Layouts.actions(Buttons.secondary(getTranslation("connections.hide"), fresh::removeAll)));
        fresh.add(box);
    }

    private Component shown(String label, String value, String copyIt) {
        var shown = new TextField(getTranslation(label));
        shown.setValue(value);
        shown.setReadOnly(true);
        shown.setWidthFull();
        shown.addClassName("mono");
        var copied = new Paragraph();
        copied.getElement().setAttribute("aria-live", "polite");
        var copy = new Button(getTranslation(copyIt));
        Clipboard.onClick(copy).writeText(value);
        copy.addClickListener(press -> copied.setText(getTranslation("connections.copied")));
        return Layouts.tight(shown, Layouts.actions(copy), copied);
    }

    private Component table(List<Summary> connections) {
        var body = new NativeTableBody();
        for (var connection : connections) {
            var key = cell(getTranslation("connections.key"), "mst_…" + connection.keyEnding());
            var former = connection.formerKey();
            if (former != null && connection.revokedAt() == null) {
                key.add(Layouts.meta(getTranslation(
                        "connections.former",
                        "mst_…" + former.ending(),
                        moment(former.until()),
                        moment(former.lastUsedAt()))));
            }
            var row = new NativeTableRow(
                    account(connection),
                    name(connection),
                    key,
                    cell(getTranslation("connections.made"), moment(connection.createdAt())),
                    cell(getTranslation("connections.last-used"), moment(connection.lastUsedAt())));
            var last = new NativeTableCell();
            last.add(revoke(connection));
            row.add(last);
            body.add(row);
        }
        return table(
                body,
                "connections.account",
                "field.connection.name",
                "connections.key",
                "connections.made",
                "connections.last-used",
                "connections.state");
    }

    /** Usage signals name the account, by what nobody could guess. */
    private NativeTableCell account(Summary connection) {
        var account = cell(getTranslation("connections.account"), connection.accountName());
        if (connection.sending() == Sending.KEY && connection.revokedAt() == null) {
            account.add(Layouts.meta(getTranslation("connections.account.id", connection.account())));
        }
        return account;
    }

    private NativeTableCell name(Summary connection) {
        var name = cell(getTranslation("field.connection.name"), connection.name());
        if (connection.sending() != Sending.KEY) {
            name.add(Layouts.meta(getTranslation("connections.sending." + connection.sending())));
        }
        if (!connection.maskedFields().isEmpty()) {
            name.add(Layouts.meta(getTranslation("connections.masks", String.join(", ", connection.maskedFields()))));
        }
        return name;
    }

    private Component revoke(Summary connection) {
        var revoked = connection.revokedAt();
        if (revoked != null) {
            return Layouts.meta(getTranslation("connections.revoked", moment(revoked)));
        }
        if (connection.id().equals(masking)) {
            return mask(connection);
        }
        if (!connection.id().equals(revoking)) {
            var ask = Buttons.secondary(getTranslation("connections.revoke"), () -> {
                revoking = connection.id();
                draw();
            });
            ask.setAriaLabel(getTranslation("connections.revoke.which", connection.name(), connection.accountName()));
            var mask = Buttons.secondary(getTranslation("connections.mask"), () -> {
                masking = connection.id();
                maskedAnew.setValue(String.join(", ", connection.maskedFields()));
                draw();
                maskedAnew.focus();
            });
            mask.setAriaLabel(getTranslation("connections.mask.which", connection.name(), connection.accountName()));
            return Layouts.actions(
                    connection.formerKey() == null ? rotate(connection) : endFormerKey(connection), mask, ask);
        }
        return Layouts.tight(
                new Paragraph(getTranslation("connections.revoke.sure")),
                Layouts.actions(
                        Buttons.secondary(
                                getTranslation("connections.revoke.yes"),
                                () -> attempt(() -> keeping.revoke(connection.id()), () -> {
                                    revoking = null;
                                    draw();
                                    notice().done(getTranslation(
                                            "connections.revoke.done", connection.name(), connection.accountName()));
                                })),
                        Buttons.quiet(getTranslation("connections.revoke.no"), () -> {
                            revoking = null;
                            draw();
                        })));
    }

    private Component mask(Summary connection) {
        return Layouts.tight(
                maskedAnew,
                Layouts.actions(
                        Buttons.secondary(
                                getTranslation("connections.mask.save"),
                                () -> attempt(() -> keeping.mask(connection.id(), maskedAnew.getValue()), () -> {
                                    masking = null;
                                    draw();
                                    notice().done(getTranslation(
                                            "connections.mask.done", connection.name(), connection.accountName()));
                                })),
                        Buttons.quiet(getTranslation("connections.mask.not"), () -> {
                            masking = null;
                            draw();
                        })));
    }

    private Component rotate(Summary connection) {
        var rotate = Buttons.secondary(
                getTranslation("connections.rotate"),
                () -> attempt(() -> keeping.rotate(connection.id())).ifPresent(key -> {
                    showOnce(key);
                    draw();
                }));
        rotate.setAriaLabel(getTranslation("connections.rotate.which", connection.name(), connection.accountName()));
        return rotate;
    }

    private Component endFormerKey(Summary connection) {
        var end = Buttons.secondary(
                getTranslation("connections.former.end"),
                () -> attempt(() -> keeping.endFormerKey(connection.id()), () -> {
                    draw();
                    notice().done(getTranslation(
                            "connections.former.ended", connection.name(), connection.accountName()));
                }));
        end.setAriaLabel(getTranslation("connections.former.end.which", connection.name(), connection.accountName()));
        return end;
    }

    private Component unmatchedTable(List<Unmatched> unmatched) {
        var body = new NativeTableBody();
        for (var each : unmatched) {
            var count = cell(getTranslation("connections.events"), SyncPhrases.number(each.events()));
            count.addClassName("number");
            body.add(new NativeTableRow(
                    cell(getTranslation("connections.account"), each.accountName()),
                    cell(getTranslation("field.connection.name"), each.connectionName()),
                    cell(getTranslation("field.sync.job-namespace"), each.jobNamespace()),
                    cell(getTranslation("field.sync.job-name"), each.jobName()),
                    cell(getTranslation("field.sync.output"), String.join(", ", each.outputs())),
                    count,
                    cell(getTranslation("connections.last"), moment(each.lastReceivedAt()))));
        }
        return table(
                body,
                "connections.account",
                "field.connection.name",
                "field.sync.job-namespace",
                "field.sync.job-name",
                "field.sync.output",
                "connections.events",
                "connections.last");
    }

    private NativeTable table(NativeTableBody body, String... headings) {
        var head = new NativeTableRow();
        for (var key : headings) {
            var heading = new NativeTableHeaderCell(getTranslation(key));
            heading.getElement().setAttribute("scope", "col");
            if ("connections.events".equals(key)) {
                heading.addClassName("number");
            }
            head.add(heading);
        }
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("cards");
        return table;
    }

    private static NativeTableCell cell(String label, String words) {
        var cell = new NativeTableCell(words);
        cell.getElement().setAttribute("data-label", label);
        return cell;
    }

    private String moment(@Nullable Instant moment) {
        return moment == null ? getTranslation("data.not-yet") : Dates.minute(moment, ReadersZone.or(vendor.zone()));
    }
}
