package app.merestone.closing.ui;

import app.merestone.closing.BrowsingClosing;
import app.merestone.closing.ClosingCertificate;
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
import java.util.ArrayList;
import java.util.Comparator;

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
        if (status.mayAnswer() || status.maySign()) {
            actions.add(Buttons.secondary(getTranslation("closing.certificate.lapse"), () -> UI.getCurrent()
                    .navigate(ClosingNavigation.lapse(account(), status.side()).substring(1))));
        }
        var parts = new ArrayList<Component>();
        parts.add(actions);
        if (!certificate.lapses().isEmpty()) {
            parts.add(lapses(certificate, status));
        }
        parts.add(new MarkupComponent(sheet(certificate).drawn(new CertificateWords(this, certificate))));
        var answer = Layouts.section(getTranslation("closing.question.heading"), ContentParts.answer(this, status));
        answer.addClassName("no-print");
        parts.add(answer);
        show(parts.toArray(Component[]::new));
    }

    private Certificate sheet(ClosingCertificate certificate) {
        var first = certificate.content().shown().stream()
                .min(Comparator.comparing(ShownResult::firstValue).reversed())
                .orElseThrow();
        return new Certificate(
                certificate.number(),
                first.statement(),
                first.what(),
                certificate.content().shown().stream()
                        .map(r -> new Certificate.Shown(
                                getTranslation("closing.certificate.result", r.statement(), r.observedOn()),
                                r.customerName(),
                                r.customerAt()))
                        .toList(),
                signature(certificate.customer()),
                signature(certificate.vendor()),
                first.revision(),
                certificate.hash().hex(),
                certificate.verifyAddress());
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
