package app.merestone.shell;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.shared.Registration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;

/**
 * The frame of every page: a heading that answers the page's question and takes the focus after navigation, a place for
 * notices, and the content. A page loads in {@link #load}, after it was navigated to and before anything is shown, so what
 * its reader may not see is never built.
 *
 * <p>A page that {@link #follow(AccountId) follows} an account is told within a second when anybody acts there; it redraws what is
 * read and leaves alone what is being typed.
 */
@JsModule("./keep-focus.ts")
public abstract class Page extends Div implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Page.class);

    private final Header head = new Header();
    private final Div content = new Div();
    private final Notice notice = new Notice();
    private final H1 heading = new H1();
    private final Paragraph lead = new Paragraph();
    private final Div above = new Div();
    private final Div below = new Div();
    private RouteParameters parameters = RouteParameters.empty();
    private transient @Nullable AccountChanges changes;
    private transient @Nullable Followed followed;
    private @Nullable Registration following;
    private boolean redrawing;

    /** A page of the usual width. */
    protected Page() {
        this("page");
    }

    /**
     * A page with these classes.
     *
     * @param classes {@code "page"}, {@code "page page-narrow"} for one question, {@code "page page-wide"} for data
     */
    protected Page(String classes) {
        setClassName(classes);
        heading.getElement().setAttribute("tabindex", "-1");
        lead.addClassName("lead");
        lead.setVisible(false);
        above.addClassName("meta");
        above.setVisible(false);
        head.addClassName("page-head");
        below.addClassName("row");
        below.setVisible(false);
        head.add(above, heading, lead, below);
        content.addClassName("stack-loose");
        add(head, notice, content);
    }

    @Autowired
    void hear(AccountChanges accountChanges) {
        changes = accountChanges;
    }

    /**
     * Builds the page for the address in {@link #parameter}. Ask for what is to be shown first: a {@link NotFound} from
     * there becomes the not-found page.
     */
    protected abstract void load();

    /** Something happened on what this page follows: redraw what is read. By default nothing. */
    protected void accountChanged() {}

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        parameters = event.getRouteParameters();
        notice.clear();
        content.removeAll();
        try {
            load();
        } catch (NotFound nothing) {
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class);
        } catch (Refused refused) {
            // the page is theirs, and what it is for cannot be done any more: the reason is its content
            content.removeAll();
            heading(getTranslation("shell.not-now"));
            var refusal = refused.refusal();
            notice.error(getTranslation(refusal.key(), refusal.arguments().toArray()));
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        lead(heading);
    }

    /** Puts the focus on the heading, where the page asks something else than before without a navigation. */
    protected final void focusHeading() {
        lead(heading);
    }

    /** Focus goes to the heading after navigation, so that a screen reader begins with the answer. */
    static void lead(H1 heading) {
        heading.getElement()
                .setAttribute("tabindex", "-1")
                .executeJs("setTimeout(() => this.focus({preventScroll: true}), 0); window.scrollTo(0, 0)");
    }

    /** The value of a parameter of the address, or {@link NotFound}. */
    protected final String parameter(String name) {
        return parameters.get(name).orElseThrow(NotFound::new);
    }

    /** The account that the address names in {@code {account}}. */
    protected final AccountId account() {
        return AccountId.parse(parameter("account"));
    }

    /** The sentence that answers the page's question; also the tab's title, with the portal's name. */
    protected final void heading(String sentence) {
        if (!redrawing && isAttached() && !sentence.equals(heading.getText())) {
            // the page asks something else without a navigation, and what was pressed is gone: the focus would be
            // nowhere
            heading.getElement()
                    .executeJs("setTimeout(() => { if (document.activeElement === document.body) {"
                            + " this.focus({preventScroll: true}); window.scrollTo(0, 0) } }, 0)");
        }
        heading.setText(sentence);
        var ui = UI.getCurrent();
        if (ui != null) {
            ui.getPage().setTitle(getPageTitle());
        }
    }

    /** Asked by the router once the page is there: what was set before would be overwritten. */
    @Override
    public String getPageTitle() {
        return getTranslation("shell.title", heading.getText());
    }

    /** One or two sentences below the heading. */
    protected final void lead(String sentence) {
        lead.setText(sentence);
        lead.setVisible(!sentence.isEmpty());
    }

    /** What stands in small type above the heading: whose page this is, or the way back. */
    protected final void above(Component... parts) {
        above.removeAll();
        above.add(parts);
        above.setVisible(parts.length > 0);
    }

    /** What stands in small type above the heading, as text. */
    protected final void above(String text) {
        above(new Span(text));
    }

    /** What stands below the heading's sentences: status words. */
    protected final void below(Component... parts) {
        below.removeAll();
        below.add(parts);
        below.setVisible(parts.length > 0);
    }

    /** Replaces everything below the heading. */
    protected final void show(Component... parts) {
        content.removeAll();
        content.add(parts);
    }

    /** Where this page says what became of the last act. */
    protected final Notice notice() {
        return notice;
    }

    /** From now on this page hears when anybody acts on this account. */
    protected final void follow(AccountId account) {
        var source = changes;
        if (source != null) {
            follow((ui, redraw) -> source.subscribe(account, ui, redraw));
        }
    }

    /** From now on this page hears of this. */
    protected final void follow(Followed what) {
        followed = what;
        listen();
    }

    /** Something that pages can hear of while they are open. */
    @FunctionalInterface
    protected interface Followed {

        /** Calls {@code redraw} in this UI whenever something happens there, until the registration is removed. */
        Registration from(UI ui, Runnable redraw);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        getElement().executeJs("window.merestone.keepFocus(this)");
        listen();
    }

    @Override
    protected void onDetach(DetachEvent detachEvent) {
        if (following != null) {
            following.remove();
            following = null;
        }
        super.onDetach(detachEvent);
    }

    private void listen() {
        var what = followed;
        if (what == null || !isAttached()) {
            return;
        }
        if (following != null) {
            following.remove();
        }
        following = what.from(getUI().orElseThrow(), this::redraw);
    }

    private void redraw() {
        var buttons = LastingButton.on(this);
        redrawing = true;
        try {
            accountChanged();
            LastingButton.keep(buttons, this);
        } catch (NotFound | AccessDeniedException | AuthenticationException noLongerTheirs) {
            notice.error(getTranslation("shell.no-longer-yours"));
            content.removeAll();
        } finally {
            redrawing = false;
        }
    }

    /**
     * Lets the reader act. A refusal, a faster colleague or a lost database becomes a notice that says so, and whatever is
     * typed on the page stays as it is.
     *
     * @return what the use case answered, or empty when it was not done
     */
    protected final <T> Optional<T> attempt(Supplier<T> useCase) {
        return attempt(useCase, notice);
    }

    /**
     * Like {@link #attempt(Supplier)} where the question is not asked on the page itself.
     *
     * @param where what became of it is said: in a dialog, the dialog's own notice
     */
    protected final <T> Optional<T> attempt(Supplier<T> useCase, Notice where) {
        try {
            where.clear();
            return Optional.ofNullable(useCase.get());
        } catch (Refused refused) {
            var refusal = refused.refusal();
            var sentence = getTranslation(refusal.key(), refusal.arguments().toArray());
            if (refusal.code().endsWith(".changed")) {
                where.conflict(sentence);
            } else {
                where.error(sentence);
            }
        } catch (NotFound | AccessDeniedException | AuthenticationException noLongerTheirs) {
            where.error(getTranslation("shell.no-longer-yours"));
        } catch (ConcurrencyFailureException someoneElseWasFaster) {
            where.conflict(getTranslation("shell.changed-meanwhile"));
        } catch (DataAccessException | TransactionException databaseAway) {
            LOG.warn("An act failed on the database", databaseAway);
            where.error(getTranslation("shell.database-away"));
        }
        return Optional.empty();
    }

    /**
     * Tells this page what became of something that went on beside it. Whoever left the page meanwhile is not told here.
     *
     * @param ui the window that the page was in when it began
     */
    protected final void tell(UI ui, Runnable news) {
        try {
            ui.access(() -> {
                if (isAttached()) {
                    news.run();
                }
            });
        } catch (UIDetachedException gone) {
            LOG.debug("Nobody is there to be told", gone);
        }
    }

    /** Like {@link #attempt(Supplier)} for acts that answer nothing; {@code then} runs when it was done. */
    protected final void attempt(Runnable useCase, Runnable then) {
        attempt(() -> {
                    useCase.run();
                    return true;
                })
                .ifPresent(done -> then.run());
    }
}
