package app.merestone.results.ui;

import app.merestone.accounts.Vendor;
import app.merestone.kernel.Side;
import app.merestone.pictures.AlignmentList;
import app.merestone.results.BrowsingResults;
import app.merestone.results.BrowsingResults.Line;
import app.merestone.results.BrowsingResults.Overview;
import app.merestone.results.ResultStanding;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Optional;

/** Which results can the customer point to? */
@Route("plan/:account/results")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class ResultsView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingResults browsing;
    private final transient Vendor vendor;

    ResultsView(BrowsingResults browsing, Vendor vendor) {
        this.browsing = browsing;
        this.vendor = vendor;
    }

    @Override
    protected void load() {
        draw();
        follow(account());
    }

    @Override
    protected void accountChanged() {
        draw();
    }

    private void draw() {
        var overview = browsing.overview(account());
        var lines = overview.lines();
        var phrases = new Phrases(
                this, vendor.name(), overview.accountName(), overview.reader().side());
        above(overview.accountName());
        long shown = lines.stream()
                .filter(line -> line.standing() == ResultStanding.CO_SIGNED)
                .count();
        heading(
                shown == 0
                        ? phrases.say("heading.none", overview.accountName())
                        : shown == lines.size()
                                ? phrases.say("heading.all", lines.size())
                                : phrases.say("heading.some", shown, lines.size()));
        if (lines.isEmpty()) {
            lead("");
            show(
                    new EmptyState(phrases.say("empty"), phrases.say("empty.next")),
                    Layouts.actions(onwards("see-agreed", "/plan/" + account() + "/agreement", phrases)));
            return;
        }
        lead(phrases.say("lead", shown, lines.size()));
        var parts = new ArrayList<Component>();
        parts.add(next(overview, phrases)
                .orElseGet(() -> Layouts.actions(
                        overview.reader().side() == Side.CUSTOMER
                                ? onwards("to-plan", "/plan/" + account(), phrases)
                                : onwards("to-account", "/accounts/" + account(), phrases))));
        parts.add(new MarkupComponent(new AlignmentList(lines.stream()
                        .map(line -> entry(line, overview, phrases))
                        .toList())
                .drawn()));
        show(parts.toArray(Component[]::new));
    }

    /** Where to go on where nothing waits for the reader. */
    private static Component onwards(String key, String path, Phrases phrases) {
        return Buttons.primary(phrases.say(key), () -> UI.getCurrent().navigate(path.substring(1)));
    }

    /** The one thing that waits for the reader longest; else, for a customer, the first result that is still open. */
    private Optional<Component> next(Overview overview, Phrases phrases) {
        var reader = overview.reader();
        var side = reader.side();
        if (!reader.records() && !reader.signs()) {
            return Optional.empty();
        }
        var waiting = overview.lines().stream()
                .filter(line -> Phrases.waitsFor(line.standing(), side))
                .findFirst();
        if (waiting.isEmpty() && side == Side.CUSTOMER) {
            waiting = overview.lines().stream()
                    .filter(line -> line.standing() == ResultStanding.NOTHING_YET
                            || line.standing() == ResultStanding.DRAFT
                            || line.standing() == ResultStanding.NO_RESULT_YET)
                    .findFirst();
        }
        return waiting.map(line -> {
            var criterion = line.criterion();
            var path =
                    switch (line.standing()) {
                        case VENDOR_TO_SIGN -> ResultsNavigation.coSign(account(), criterion.id());
                        case CUSTOMER_TO_SIGN -> ResultsNavigation.result(account(), criterion.id());
                        default -> ResultsNavigation.record(account(), criterion.id());
                    };
            var key = "next." + line.standing().name().toLowerCase(java.util.Locale.ROOT);
            return Layouts.next(
                    new com.vaadin.flow.component.html.H2(criterion.statement()),
                    Layouts.meta(phrases.due(criterion)),
                    Layouts.actions(Buttons.primary(
                            phrases.say(key), () -> UI.getCurrent().navigate(path.substring(1)))));
        });
    }

    private AlignmentList.Entry entry(Line line, Overview overview, Phrases phrases) {
        var criterion = line.criterion();
        var signer = Phrases.signers(overview.customers(), overview.accountName());
        var csm = overview.csm() == null ? vendor.name() : overview.csm().name();
        boolean mine = overview.reader().signs();
        return new AlignmentList.Entry(
                Phrases.stone(line.customer(), line.vendor(), line.inDispute()),
                criterion.statement(),
                // a relative address would depend on where the page is; the portal's root is its own
                Optional.of(ResultsNavigation.result(account(), criterion.id())),
                customers(line, signer, overview, phrases),
                line.recorded() == null
                        ? phrases.say(
                                "agreed.short",
                                criterion.vendorName(),
                                Dates.day(criterion.vendorAgreedAt(), overview.zone()))
                        : phrases.shortSigned(line.vendor(), csm, overview.zone()),
                phrases.status(line.standing(), line.inDispute(), mine, signer, csm),
                Optional.of(
                        line.observedOn() == null
                                ? new AlignmentList.Dated(
                                        phrases.say("due.short", Dates.day(criterion.due())), criterion.due())
                                : new AlignmentList.Dated(
                                        phrases.say("observed.short", Dates.day(line.observedOn())),
                                        line.observedOn())));
    }

    // before there is a result, who agreed to the words; then who recorded it; then who signed
    private static String customers(Line line, String signer, Overview overview, Phrases phrases) {
        var recorded = line.recorded();
        if (recorded == null) {
            var criterion = line.criterion();
            return phrases.say(
                    "agreed.short", criterion.customerName(), Dates.day(criterion.customerAgreedAt(), overview.zone()));
        }
        return line.customer() == null && !recorded.role().signs()
                ? phrases.say("recorded.short", recorded.name(), Dates.day(recorded.at(), overview.zone()), signer)
                : phrases.shortSigned(line.customer(), signer, overview.zone());
    }
}
