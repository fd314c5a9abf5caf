package app.merestone.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** The one answer to an unknown, a foreign and a mistyped address. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class NotFoundPage extends Div implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        setClassName("page page-narrow");
        // asked more than once for one navigation where a reroute meets another
        removeAll();
        var heading = new H1(getTranslation("shell.not-found"));
        Page.lead(heading);
        var home = Layouts.link("/", getTranslation("shell.not-found.home"));
        home.addClassNames("button", "button-primary");
        add(heading, new Paragraph(getTranslation("shell.not-found.next")), Layouts.actions(home));
        return HttpServletResponse.SC_NOT_FOUND;
    }

    /** Asked by the router once the page is there: what was set before would be overwritten. */
    @Override
    public String getPageTitle() {
        return getTranslation("shell.title", getTranslation("shell.not-found"));
    }
}
