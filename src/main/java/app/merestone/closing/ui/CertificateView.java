package app.merestone.closing.ui;

import app.merestone.closing.BrowsingClosing;
import app.merestone.closing.CertificatePicture;
import app.merestone.closing.ClosingCertificate;
import app.merestone.closing.ClosingStatus;
import app.merestone.closing.LapseReport;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import app.merestone.shell.Page;
import app.merestone.shell.Translations;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;

/** What did we close on? One A4 page worth keeping. */
@Route("plan/:account/certificate")
@RouteAlias("accounts/:account/certificate")
@RolesAllowed({"CUSTOMER", "CSM", "LEADER"})
class CertificateView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingClosing browsing;

    private final transient Translations words;

    CertificateView(BrowsingClosing browsing, Translations words) {
        this.browsing = browsing;
        this.words = words;
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
        heading(new CertificatePicture(certificate).heading(words));
        var file = new Anchor("/plan/" + account() + "/certificate/pdf", getTranslation("closing.certificate.file"));
        file.setRouterIgnore(true);
        file.addClassName("button");
        var actions = Layouts.actions(
                Buttons.primary(
                        getTranslation("closing.certificate.print"),
                        () -> UI.getCurrent().getPage().executeJs("window.print()")),
                file);
        var parts = new ArrayList<Component>();
        parts.add(actions);
        if (!certificate.lapses().isEmpty()) {
            parts.add(lapses(certificate, status));
        }
        parts.add(new MarkupComponent(new CertificatePicture(certificate).drawn(words)));
        if (status.mayAnswer() || status.maySign()) {
            // the certificate stays; who sees that things have changed says so beside it
            parts.add(Layouts.actions(Buttons.quiet(getTranslation("closing.certificate.lapse"), () -> UI.getCurrent()
                    .navigate(ClosingNavigation.lapse(account(), status.side()).substring(1)))));
        }
        show(parts.toArray(Component[]::new));
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
