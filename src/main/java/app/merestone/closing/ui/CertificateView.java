package app.merestone.closing.ui;

import app.merestone.closing.BrowsingClosing;
import app.merestone.closing.ClosingCertificate;
import app.merestone.closing.ClosingContent;
import app.merestone.closing.ClosingContent.ShownResult;
import app.merestone.closing.ClosingStatus;
import app.merestone.closing.LapseReport;
import app.merestone.closing.Signature;
import app.merestone.pictures.Certificate;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What did we close on? One A4 page worth keeping. */
@Route("plan/:account/certificate")
@RouteAlias("accounts/:account/certificate")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class CertificateView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingClosing browsing;

    CertificateView(BrowsingClosing browsing) {
        this.browsing = browsing;
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
        var certificate = browsing.certificate(account());
        var status = browsing.status(account());
        above(Layouts.back(
                ClosingNavigation.close(account(), status.side()), getTranslation("closing.certificate.back")));
        heading(getTranslation(
                "closing.certificate.page",
                certificate.content().company(),
                certificate.content().vendor(),
                certificate.closedOn()));
        var actions = Layouts.actions(Buttons.primary(
                getTranslation("closing.certificate.print"),
                () -> UI.getCurrent().getPage().executeJs("window.print()")));
        var parts = new ArrayList<Component>();
        parts.add(actions);
        if (!certificate.lapses().isEmpty()) {
            parts.add(lapses(certificate, status));
        }
        parts.add(new MarkupComponent(sheet(certificate).drawn(new CertificateWords(this, certificate))));
        if (status.mayAnswer() || status.maySign()) {
            // the certificate stays; who sees that things have changed says so beside it
            parts.add(Layouts.actions(Buttons.quiet(getTranslation("closing.certificate.lapse"), () -> UI.getCurrent()
                    .navigate(ClosingNavigation.lapse(account(), status.side()).substring(1)))));
        }
        show(parts.toArray(Component[]::new));
    }

    private Certificate sheet(ClosingCertificate certificate) {
        var first = certificate.content().shown().stream()
                .min(Comparator.comparing(ShownResult::firstValue).reversed())
                .orElseThrow();
        return new Certificate(
                certificate.number(),
                first.statement(),
                getTranslation(
                        "closing.certificate.plain",
                        first.observedOn(),
                        certificate.content().company(),
                        first.what()),
                certificate.content().shown().stream()
                        .map(r -> new Certificate.Shown(
                                r.statement(),
                                getTranslation(
                                        "closing.certificate.signed-by",
                                        r.observedOn(),
                                        r.customerName(),
                                        Dates.day(r.customerAt(), ZoneOffset.UTC),
                                        r.vendorName(),
                                        Dates.day(r.vendorAt(), ZoneOffset.UTC))))
                        .toList(),
                told(certificate.content()),
                signature(certificate.customer()),
                signature(certificate.vendor()),
                first.revision(),
                certificate.hash().hex(),
                certificate.verifyAddress());
    }

    private List<Certificate.Told> told(ClosingContent content) {
        var told = new ArrayList<Certificate.Told>();
        var answer = content.answer();
        if (answer != null) {
            told.add(new Certificate.Told(
                    getTranslation("closing.question"),
                    getTranslation("closing.certificate.quoted", answer.words()),
                    getTranslation("closing.question.by", answer.name(), Dates.utc(answer.at()))));
        }
        var next = content.next();
        if (next != null) {
            told.add(new Certificate.Told(
                    getTranslation("closing.content.next"),
                    next.statement(),
                    getTranslation("closing.certificate.next.due", next.due())));
        }
        return told;
    }

    private Certificate.Signature signature(Signature s) {
        return new Certificate.Signature(
                s.name(),
                getTranslation("closing.certificate.capacity." + s.role().name(), s.company()),
                s.at());
    }

    private Component lapses(ClosingCertificate certificate, ClosingStatus status) {
        var list = new UnorderedList();
        list.addClassName("log");
        for (LapseReport lapse : certificate.lapses()) {
            list.add(new ListItem(
                    new Span(Dates.day(lapse.at(), status.zone())),
                    Layouts.tight(
                            new Span(getTranslation("closing.lapse.line", lapse.statement(), lapse.name())),
                            new Paragraph(lapse.reason()))));
        }
        var section = Layouts.section(getTranslation("closing.lapse.since"), list);
        section.addClassName("no-print");
        return section;
    }
}
