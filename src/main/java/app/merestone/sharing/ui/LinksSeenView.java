package app.merestone.sharing.ui;

import app.merestone.sharing.BrowsingShares;
import app.merestone.sharing.HearingReaders;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
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
        var shares = browsing.linksThatTheVendorMaySee(account());
        above(Layouts.back("/accounts/" + account(), getTranslation("share.back.account")));
        heading(getTranslation(
                "share.seen-by-us.heading", shares.company(), shares.links().size()));
        lead(getTranslation("share.seen-by-us.lead", shares.company()));
        var said = hearing.passedOn(account());
        var links = new LinkList(shares, (link, day) -> new Div());
        if (said.isEmpty()) {
            show(links);
        } else {
            show(
                    Layouts.section(
                            getTranslation("share.heard.passed-on", shares.company()),
                            new SaidList(said, shares, answer -> new Div())),
                    Layouts.section(getTranslation("share.links"), links));
        }
    }
}
