package app.merestone.sharing.ui;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.sharing.BrowsingShares;
import app.merestone.sharing.ErasingReaders;
import app.merestone.sharing.HearingReaders;
import app.merestone.sharing.HearingReaders.Said;
import app.merestone.sharing.MadeShare;
import app.merestone.sharing.MailingLinks;
import app.merestone.sharing.NewShare;
import app.merestone.sharing.PrintingShares;
import app.merestone.sharing.ShareId;
import app.merestone.sharing.SharePart;
import app.merestone.sharing.SharesOfAccount;
import app.merestone.sharing.SharingPlans;
import app.merestone.shell.Buttons;
import app.merestone.shell.DayField;
import app.merestone.shell.EmptyState;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import app.merestone.shell.Page;
import app.merestone.shell.Translations;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.webshare.ShareContent;
import com.vaadin.flow.component.webshare.WebShare;
import com.vaadin.flow.component.webshare.WebShareSupport;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.signals.Signal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/** What will my executive see, and who has looked? */
@Route("plan/:account/share")
@RolesAllowed("CUSTOMER")
class ShareView extends Page {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_MADE_FOR = 80;
    private static final int LONGEST_READERS = 3_000;
    private static final int LONGEST_FRAMES = 1_000;

    private final transient BrowsingShares browsing;
    private final transient SharingPlans sharing;
    private final transient HearingReaders hearing;
    private final transient MailingLinks mailing;
    private final transient PrintingShares printing;
    private final transient ErasingReaders erasing;
    private final transient Translations words;
    private final CheckboxGroup<SharePart> parts = new CheckboxGroup<>();
    private final RadioButtonGroup<Boolean> frozen = new RadioButtonGroup<>();
    private final DayField until = new DayField();
    private final TextField madeFor = new TextField();
    private final TextArea note = new TextArea();
    private final Checkbox vendorSees = new Checkbox();
    private final Checkbox downloads = new Checkbox();
    private final TextArea readers = new TextArea();
    private final TextArea frames = new TextArea();
    private @Nullable ShareId fresh;
    // what is being typed beside a link is not swept away by what others do meanwhile
    private boolean naming;
    private int pagesOfLinks = 1;
    private int pagesOfAnswers = 1;
    // read where the file is made, beside the page
    private volatile @Nullable NewShare previewed;
    private final Div act = new Div();
    private final Div preview = new Div();
    private final Div links = new Div();
    private final Div heard = new Div();

    ShareView(
            BrowsingShares browsing,
            SharingPlans sharing,
            HearingReaders hearing,
            MailingLinks mailing,
            PrintingShares printing,
            ErasingReaders erasing,
            Translations words) {
        this.browsing = browsing;
        this.sharing = sharing;
        this.hearing = hearing;
        this.mailing = mailing;
        this.printing = printing;
        this.erasing = erasing;
        this.words = words;
    }

    @Override
    protected void load() {
        var shares = shares();
        above(Layouts.back("/plan/" + account(), getTranslation("share.back")));
        form(shares);
        offer(shares);
        draw(shares);
        show(
                act,
                heard,
                Layouts.section(getTranslation("share.links"), links, forget()),
                Layouts.section(getTranslation("share.chosen"), question()),
                Layouts.section(getTranslation("share.preview"), Layouts.actions(file()), preview));
        follow(account());
    }

    @Override
    protected void accountChanged() {
        if (!naming) {
            draw(shares());
        }
        look();
    }

    private void form(SharesOfAccount shares) {
        named(madeFor);
        madeFor.setHelperText(getTranslation("share.made-for.hint", shares.vendor()));
        parts.setLabel(getTranslation("share.parts"));
        parts.setItems(EnumSet.allOf(SharePart.class));
        parts.setItemLabelGenerator(part -> getTranslation(part.key()));
        parts.setValue(SharePart.offered());
        parts.addValueChangeListener(change -> look());
        frozen.setLabel(getTranslation("share.moment"));
        frozen.setItems(false, true);
        frozen.setItemLabelGenerator(kept -> getTranslation(kept ? "share.moment.frozen" : "share.moment.live"));
        frozen.setValue(false);
        frozen.addValueChangeListener(change -> look());
        until.setLabel(getTranslation("field.share.until"));
        until.setHelperText(getTranslation("share.until.hint", shares.latest()));
        until.setMax(shares.latest());
        until.setValue(shares.until());
        until.addValueChangeListener(change -> look());
        note.setLabel(getTranslation("field.share.note"));
        note.setHelperText(getTranslation("share.note.hint"));
        note.setMaxLength(LONGEST_NOTE);
        note.setValueChangeMode(ValueChangeMode.ON_BLUR);
        note.addValueChangeListener(change -> look());
        vendorSees.setLabel(getTranslation("share.vendor-sees", shares.vendor()));
        vendorSees.addValueChangeListener(change -> look());
        downloads.setLabel(getTranslation("share.downloads"));
        downloads.setValue(true);
        readers.setLabel(getTranslation("field.share.readers"));
        readers.setHelperText(getTranslation("share.readers.hint"));
        readers.setMaxLength(LONGEST_READERS);
        readers.setValueChangeMode(ValueChangeMode.ON_BLUR);
        readers.addValueChangeListener(change -> look());
        frames.setLabel(getTranslation("field.share.frames"));
        frames.setHelperText(getTranslation("share.frames.hint"));
        frames.setMaxLength(LONGEST_FRAMES);
        preview.addClassName("share-preview");
        look();
    }

    private Div question() {
        var question = new Div(madeFor, parts, frozen, until, note, readers, frames, vendorSees, downloads);
        question.addClassName("question");
        return question;
    }

    private void offer(SharesOfAccount shares) {
        act.removeAll();
        fresh = null;
        if (shares.ended()) {
            act.add(new Paragraph(getTranslation("share.ended", shares.company())));
            return;
        }
        act.add(Layouts.actions(Buttons.primary(getTranslation("share.create"), this::create)));
    }

    private void create() {
        var chosen = chosen();
        if (chosen == null) {
            notice().error(getTranslation("share.until.missing"));
            return;
        }
        attempt(() -> sharing.make(account(), chosen)).ifPresent(made -> {
            showOnce(made, chosen);
            // the next link is for somebody else
            madeFor.setValue("");
            draw(shares());
        });
    }

    /** The one time that the link is seen. It lives in this page alone and is gone with it. */
    private void showOnce(MadeShare made, NewShare chosen) {
        act.removeAll();
        fresh = made.share();
        var link = new TextField(getTranslation("share.link"));
        link.setValue(made.link());
        link.setReadOnly(true);
        link.setWidthFull();
        link.addClassName("mono");
        var copied = new Paragraph();
        copied.getElement().setAttribute("aria-live", "polite");
        var copy = new Button(getTranslation("share.copy"));
        copy.addThemeVariants(ButtonVariant.PRIMARY);
        Clipboard.onClick(copy).writeText(made.link());
        copy.addClickListener(press -> copied.setText(getTranslation("share.copied")));
        var card = Layouts.next(
                new Paragraph(
                        getTranslation(chosen.readers().isBlank() ? "share.once" : "share.once.codes", chosen.until())),
                link,
                Layouts.actions(
                        copy, sheet(made), Buttons.secondary(getTranslation("share.another"), () -> offer(shares()))),
                copied);
        act.add(card);
        if (!chosen.frames().isBlank()) {
            var frame = new TextField(getTranslation("share.embed"));
            frame.setValue(made.link() + "/embed");
            frame.setReadOnly(true);
            frame.setWidthFull();
            frame.addClassName("mono");
            card.add(frame);
        }
        card.add(mail(made));
    }

    /** What the device offers by itself; where it offers nothing there is no such button. */
    private Button sheet(MadeShare made) {
        var sheet = new Button(getTranslation("share.sheet"));
        WebShare.onClick(sheet)
                .share(ShareContent.create()
                        .title(getTranslation("share.sheet.title"))
                        .url(made.link()));
        var offered = WebShare.supportSignal();
        sheet.bindVisible(Signal.computed(() -> offered.get() == WebShareSupport.SUPPORTED));
        return sheet;
    }

    private Component mail(MadeShare made) {
        var to = new TextArea(getTranslation("field.share.mail-to"));
        var own = new TextArea(getTranslation("field.share.mail-note"));
        own.setMaxLength(LONGEST_NOTE);
        to.setWidthFull();
        own.setWidthFull();
        var send = Buttons.secondary(getTranslation("share.mail-it.press"), () -> attempt(
                        () -> mailing.mail(account(), made.share(), made.link(), to.getValue(), own.getValue()))
                .ifPresent(beside -> {
                    // what is handed over is not handed over again by a second press
                    to.setValue("");
                    notice().done(getTranslation("share.mailing"));
                    var ui = UI.getCurrent();
                    beside.thenAccept(mailed -> tell(ui, () -> mailed(mailed, to)));
                }));
        var details = new Details(
                getTranslation("share.mail-it"),
                Layouts.stack(new Paragraph(getTranslation("share.mail-it.lead")), to, own, Layouts.actions(send)));
        details.setWidthFull();
        return details;
    }

    private void mailed(MailingLinks.Mailed mailed, TextArea to) {
        if (mailed.failed().isEmpty()) {
            notice().done(getTranslation("share.mailed", mailed.sent().size()));
            return;
        }
        // with whatever was typed meanwhile
        to.setValue((String.join("\n", mailed.failed()) + "\n" + to.getValue()).strip());
        notice().error(getTranslation("share.mailed.failed", mailed.sent().size(), String.join(", ", mailed.failed())));
    }

    private @Nullable NewShare chosen() {
        var last = until.getValue();
        return last == null
                ? null
                : new NewShare(
                        Set.copyOf(parts.getValue()),
                        Boolean.TRUE.equals(frozen.getValue()),
                        last,
                        note.getValue(),
                        vendorSees.getValue(),
                        downloads.getValue(),
                        readers.getValue(),
                        frames.getValue(),
                        madeFor.getValue());
    }

    private void look() {
        var chosen = chosen();
        if (chosen != null) {
            previewed = chosen;
            preview.removeAll();
            preview.add(new MarkupComponent(browsing.preview(account(), chosen).drawn(words, 3)));
        }
    }

    private Anchor file() {
        var account = account();
        var file = new Anchor(
                (DownloadHandler) asked -> hand(asked, account), AttachmentType.INLINE, getTranslation("share.file"));
        file.addClassName("button");
        // an answer that is no file stands beside this page and not in its place
        file.setTarget(AnchorTarget.BLANK);
        return file;
    }

    /** Makes the file of what is previewed. It runs on the thread that asks for it, and the page is free meanwhile. */
    private void hand(DownloadEvent asked, AccountId account) throws IOException {
        var chosen = previewed;
        var answer = asked.getResponse();
        answer.setHeader("Cache-Control", "no-store");
        Optional<byte[]> file;
        try {
            file = chosen == null ? Optional.empty() : printing.preview(account, chosen);
        } catch (NotFound | AccessDeniedException noLongerTheirs) {
            answer.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (file.isPresent()) {
            answer.setContentType("application/pdf");
            answer.setHeader("Content-Disposition", "attachment; filename=\"progress.pdf\"");
            answer.getOutputStream().write(file.get());
        } else {
            answer.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            answer.setHeader("Retry-After", "10");
            answer.setContentType("text/plain;charset=utf-8");
            answer.getOutputStream()
                    .write(words.getTranslation("share.preview.busy", Translations.ENGLISH)
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private void draw(SharesOfAccount shares) {
        naming = false;
        heading(getTranslation("share.heading", shares.open()));
        lead(getTranslation("share.lead", shares.vendor()));
        links.removeAll();
        links.add(new LinkList(
                shares,
                new EmptyState(getTranslation("share.links.none"), getTranslation("share.links.none.next")),
                this::ways));
        if (shares.next() != null) {
            links.add(more("share.links.more", () -> pagesOfLinks++));
        }
        heard.removeAll();
        var said = said();
        if (!said.answers().isEmpty()) {
            var section = Layouts.section(
                    getTranslation("share.heard"),
                    new SaidList(said.answers(), shares, answer -> ways(answer, shares)));
            if (said.next() != null) {
                section.add(more("share.heard.more", () -> pagesOfAnswers++));
            }
            heard.add(section);
        }
    }

    /** As many pages of links as were asked for. */
    private SharesOfAccount shares() {
        var shares = browsing.links(account(), null);
        for (int page = 1; page < pagesOfLinks && shares.next() != null; page++) {
            shares = shares.followedBy(browsing.links(account(), shares.next()));
        }
        return shares;
    }

    private HearingReaders.Heard said() {
        var said = hearing.said(account(), null);
        for (int page = 1; page < pagesOfAnswers && said.next() != null; page++) {
            said = said.followedBy(hearing.said(account(), said.next()));
        }
        return said;
    }

    private Component more(String words, Runnable oneMore) {
        return Layouts.actions(Buttons.secondary(getTranslation(words), () -> {
            oneMore.run();
            attempt(this::shares).ifPresent(this::draw);
        }));
    }

    private Component ways(Said answer, SharesOfAccount shares) {
        var ways = Layouts.actions();
        if (answer.passedOnBy() == null
                && answer.erasedBy() == null
                && answer.kind().takesWords()
                && !shares.ended()) {
            ways.add(passOn(answer, shares.vendor()));
        }
        if (answer.doneBy() == null && !shares.ended()) {
            ways.add(done(answer));
        }
        if (answer.erasedBy() == null) {
            ways.add(erase(answer));
        }
        return ways;
    }

    private Component done(Said answer) {
        var button = Buttons.secondary(
                getTranslation("share.done"),
                () -> attempt(() -> hearing.done(account(), answer.id()), () -> {
                    draw(shares());
                    notice().done(getTranslation("share.done.said"));
                }));
        button.setAriaLabel(getTranslation(
                "share.done.which",
                getTranslation("share.heard." + answer.kind().key()),
                answer.name().isEmpty() ? getTranslation("share.somebody") : answer.name()));
        return button;
    }

    /** Words that are gone do not come back, so the first press only asks. */
    private Component erase(Said answer) {
        var ways = Layouts.actions();
        var who = answer.name().isEmpty() ? getTranslation("share.somebody") : answer.name();
        var kind = getTranslation("share.heard." + answer.kind().key());
        var ask = Buttons.secondary(getTranslation("share.erase"), () -> {
            ways.removeAll();
            var sure = Buttons.secondary(
                    getTranslation("share.erase.sure"),
                    () -> attempt(() -> erasing.answer(account(), answer.id()), () -> {
                        draw(shares());
                        notice().done(getTranslation("share.erased"));
                    }));
            sure.setAriaLabel(getTranslation("share.erase.sure.which", kind, who));
            ways.add(sure, Buttons.secondary(getTranslation("share.erase.not"), () -> draw(shares())));
            sure.focus();
        });
        ask.setAriaLabel(getTranslation("share.erase.which", kind, who));
        ways.add(ask);
        return ways;
    }

    private Component forget() {
        var address = new TextField(getTranslation("field.share.erase"));
        address.setWidthFull();
        var press = Buttons.secondary(
                getTranslation("share.erase.reader"), () -> attempt(() -> erasing.reader(account(), address.getValue()))
                        .ifPresent(gone -> {
                            address.setValue("");
                            draw(shares());
                            notice().done(getTranslation("share.erased.reader", gone));
                        }));
        var details = new Details(
                getTranslation("share.forget"),
                Layouts.stack(new Paragraph(getTranslation("share.forget.lead")), address, Layouts.actions(press)));
        details.setWidthFull();
        return details;
    }

    private Component passOn(Said answer, String vendor) {
        var button = Buttons.secondary(
                getTranslation("share.pass-on", vendor),
                () -> attempt(() -> hearing.passOn(account(), answer.id()), () -> {
                    draw(shares());
                    notice().done(getTranslation("share.passed-on", vendor));
                }));
        button.setAriaLabel(getTranslation("share.pass-on.which", vendor, answer.words()));
        return button;
    }

    private Component ways(SharesOfAccount.Link link, String day) {
        var ways = new Div();
        var row = Layouts.actions();
        boolean open = link.state() == SharesOfAccount.State.OPEN;
        if (open) {
            row.add(revoke(link, day, ways));
        }
        if (open || !link.madeFor().isEmpty()) {
            row.add(rename(link, day, ways));
        }
        if (row.getComponentCount() > 0) {
            ways.add(row);
        }
        return ways;
    }

    private Button rename(SharesOfAccount.Link link, String day, Div ways) {
        var words = getTranslation(link.madeFor().isEmpty() ? "share.name" : "share.rename");
        var ask = Buttons.quiet(words, () -> {
            var field = named(new TextField());
            field.setValue(link.madeFor());
            var save = Buttons.secondary(
                    getTranslation("share.rename.save"),
                    () -> attempt(() -> sharing.nameFor(account(), link.id(), field.getValue()), () -> {
                        draw(shares());
                        notice().done(getTranslation("share.renamed"));
                    }));
            naming = true;
            ways.removeAll();
            ways.add(
                    field,
                    Layouts.actions(save, Buttons.secondary(getTranslation("share.rename.not"), () -> draw(shares()))));
            field.focus();
        });
        ask.setAriaLabel(getTranslation("share.which", words, day));
        return ask;
    }

    private TextField named(TextField field) {
        field.setLabel(getTranslation("field.share.made-for"));
        field.setMaxLength(LONGEST_MADE_FOR);
        field.setWidthFull();
        return field;
    }

    /** A link that is taken back does not come again, so the first press only asks. */
    private Button revoke(SharesOfAccount.Link link, String day, Div ways) {
        var ask = Buttons.secondary(getTranslation("share.revoke"), () -> {
            var sure = Buttons.secondary(
                    getTranslation("share.revoke.sure"),
                    () -> attempt(() -> sharing.revoke(account(), link.id()), () -> {
                        var shares = shares();
                        draw(shares);
                        if (link.id().equals(fresh)) {
                            offer(shares);
                        }
                        notice().done(getTranslation("share.revoked", day));
                    }));
            sure.setAriaLabel(getTranslation("share.revoke.sure.which", day));
            ways.removeAll();
            ways.add(
                    new Paragraph(getTranslation("share.revoke.ask")),
                    Layouts.actions(sure, Buttons.secondary(getTranslation("share.revoke.not"), () -> draw(shares()))));
            sure.focus();
        });
        ask.setAriaLabel(getTranslation("share.revoke.which", day));
        return ask;
    }
}
