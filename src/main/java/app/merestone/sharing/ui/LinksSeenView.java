package app.merestone.sharing.ui;

import app.merestone.sharing.BrowsingShares;
import app.merestone.sharing.HearingReaders;
import app.merestone.sharing.SharesOfAccount;
import app.merestone.shell.Buttons;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Which of the customer's links do they let us see being opened? */
@Route("accounts/:account/share")
@RolesAllowed({"CSM", "LEADER"})
class LinksSeenView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient BrowsingShares browsing;
    private final transient HearingReaders hearing;
    private int pagesOfLinks = 1;
    private int pagesOfAnswers = 1;

    LinksSeenView(BrowsingShares browsing, HearingReaders hearing) {
        this.browsing = browsing;
        this.hearing = hearing;
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
        var shares = shares();
        above(Layouts.back("/accounts/" + account(), getTranslation("share.back.account")));
        heading(getTranslation("share.seen-by-us.heading", shares.company(), shares.all()));
        lead(getTranslation("share.seen-by-us.lead", shares.company()));
        var said = said();
        var links = new Div(new LinkList(
                shares,
                new EmptyState(
                        getTranslation("share.links.unseen"),
                        getTranslation("share.links.unseen.next", shares.company())),
                (link, day) -> new Div()));
        if (shares.next() != null) {
            links.add(more("share.links.more", () -> pagesOfLinks++));
        }
        if (said.answers().isEmpty()) {
            show(links);
        } else {
            var heard = Layouts.section(
                    getTranslation("share.heard.passed-on", shares.company()),
                    new SaidList(said.answers(), shares, answer -> new Div()));
            if (said.next() != null) {
                heard.add(more("share.heard.more", () -> pagesOfAnswers++));
            }
            show(heard, Layouts.section(getTranslation("share.links"), links));
        }
    }

    /** As many pages of links as were asked for. */
    private SharesOfAccount shares() {
        var shares = browsing.linksThatTheVendorMaySee(account(), null);
        for (int page = 1; page < pagesOfLinks && shares.next() != null; page++) {
            shares = shares.followedBy(browsing.linksThatTheVendorMaySee(account(), shares.next()));
        }
        return shares;
    }

    private HearingReaders.Heard said() {
        var said = hearing.passedOn(account(), null);
        for (int page = 1; page < pagesOfAnswers && said.next() != null; page++) {
            said = said.followedBy(hearing.passedOn(account(), said.next()));
        }
        return said;
    }

    private Component more(String words, Runnable oneMore) {
        return Layouts.actions(Buttons.secondary(getTranslation(words), () -> {
            oneMore.run();
            attempt(this::draw, () -> {});
        }));
    }
}
