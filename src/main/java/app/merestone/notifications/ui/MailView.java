package app.merestone.notifications.ui;

import app.merestone.notifications.ChoosingMail;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** Will you write to me? One switch. */
@Route("mail")
@PermitAll
class MailView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient ChoosingMail mail;

    MailView(ChoosingMail mail) {
        super("page page-narrow");
        this.mail = mail;
    }

    @Override
    protected void load() {
        boolean wanted = mail.wanted();
        heading(getTranslation(wanted ? "mail.page.on" : "mail.page.off"));
        lead(getTranslation(wanted ? "mail.page.on.lead" : "mail.page.off.lead"));
        show(
                new Paragraph(getTranslation("mail.page.always")),
                Layouts.actions(Buttons.primary(
                        getTranslation(wanted ? "mail.page.switch-off" : "mail.page.switch-on"),
                        () -> attempt(() -> mail.want(!wanted), () -> {
                            load();
                            notice().done(getTranslation(wanted ? "mail.page.now-off" : "mail.page.now-on"));
                        }))));
    }
}
