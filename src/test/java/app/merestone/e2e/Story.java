package app.merestone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One customer from kickoff to an evidence-based close, told once and acted out on every kind of portal, with the mouse
 * and with the keyboard. Each step says what its person does and what they must see.
 */
final class Story {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    /** A person of the story. */
    record Person(String name, String email) {

        String firstName() {
            return name.substring(0, name.indexOf(' '));
        }
    }

    private static final String LATER = "Our board pack takes its pipeline pages from Fenwick, without retyping";
    private static final String LATER_AS_COUNTERED =
            "Our board pack takes its pipeline pages from the live board, without retyping";
    private static final FilePayload PROOF = new FilePayload(
            "forecast-call.csv", "text/csv", "day,source\nMonday,live board\n".getBytes(StandardCharsets.UTF_8));

    private static final FilePayload OFF =
            new FilePayload("missing.csv", "text/csv", "id,owner\n4711,nobody\n".getBytes(StandardCharsets.UTF_8));
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    /** What goes with a dispute beside its words. */
    enum Proof {
        WORDS,
        FILE,
        SCREENSHOT
    }

    private final String company;
    private final Person champion;
    private final String csmName;
    /** The portals of one test run share the post office, and each story has the same champion. */
    private final int lettersBefore;

    private String account = "";
    private String firstResult = "";
    private String sync = "";
    private Feed feed = Feed.LINEAGE;

    Story(String company, Person champion, String csmName) {
        this.company = company;
        this.champion = champion;
        this.csmName = csmName;
        this.lettersBefore = PostOffice.lettersTo(champion.email()).size();
    }

    String plan() {
        return "/plan/" + account;
    }

    /** The page of the criterion that is to be the first result. */
    String firstResult() {
        return firstResult;
    }

    String vendorAccount() {
        return "/accounts/" + account;
    }

    static LocalDate today() {
        return LocalDate.now(LONDON);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    // ------------------------------------------------------------ before the customer

    /** The administrator adds a colleague of the vendor's. */
    static void appoint(Visitor admin, Person colleague, String... roles) {
        admin.open("/people/new");
        admin.write("Name", colleague.name());
        admin.write("Work e-mail address", colleague.email());
        for (var role : roles) {
            admin.tick(role);
        }
        admin.press("Add this colleague");
        admin.seesHeading(colleague.name() + " can sign in");
    }

    /** The CSM starts the account from its segment's playbook, and invites the champion. */
    void start(Visitor csm) {
        csm.open("/accounts/new");
        csm.write("Company name", company);
        csm.choose("Mid-market");
        csm.writeDay("Onboarding start", today().minusDays(20));
        csm.press("Continue");
        csm.seesHeading("Is this how " + company + " starts?");
        csm.press("Start the account");
        csm.seesHeading(company + " is started");
        csm.press("Invite the champion");
        csm.seesHeading("Who leads for " + company + "?");
        var address = Pattern.compile("/(?:plan|accounts)/([0-9a-f-]{36})/")
                .matcher(csm.page().url());
        assertThat(address.find()).as(csm.page().url()).isTrue();
        account = address.group(1);
        csm.write("Name", champion.name());
        csm.write("Work e-mail address", champion.email());
        csm.press("Invite the champion");
        csm.seesHeading(champion.name() + " is invited");
    }

    /** The champion follows the invitation's link and signs in where it leads. */
    void accept(Visitor lead) {
        var letter = PostOffice.letterTo(
                champion.email(),
                "an invitation",
                l -> l.subject().contains("invites you to") && l.link().endsWith(plan()));
        assertThat(letter.link()).endsWith(plan());
        lead.open(letter.link());
        assertThat(lead.page().url()).contains("/sign-in");
        lead.signIn(plan());
        assertThat(lead.page().url()).endsWith(plan());
    }

    /** The champion lets a colleague in. */
    void invite(Visitor lead, Person member) {
        lead.open(plan() + "/people/invite");
        lead.write("Name", member.name());
        lead.write("Work e-mail address", member.email());
        lead.choose("Member");
        lead.press("Send the invitation");
        lead.seesHeading(member.name() + " is invited");
    }

    // ------------------------------------------------------------ agreeing

    /** The champion says why they bought, and makes the suggested first result their own. */
    void sayWhyAndMakeTheFirstResultTheirs(Visitor lead) {
        lead.open(plan() + "/agreement");
        lead.press("Say why");
        lead.seesHeading("Why did you buy this?");
        lead.write("We bought this because", "We want one forecast everybody believes, without spreadsheets");
        lead.press("Continue");
        lead.seesHeading("Is this why you bought it?");
        lead.press("Say why");
        lead.seesHeading("Your plan opens with this sentence");
        lead.press("Make your first result yours");
        lead.seesHeading("Make this your first result");
        firstResult = lead.page().url().replaceFirst(".*/plan", "/plan");
        makeItTheirs(lead);
        lead.press("Propose it to Fenwick Systems");
        lead.sees("Version 2 is on the table");
    }

    private void makeItTheirs(Visitor lead) {
        var suggested = lead.heading().innerText();
        lead.press("Make it yours");
        lead.leavesHeading(suggested);
        answer(lead, "Is this your wording?");
    }

    /** Answers the questions of a wording, whichever are asked, until everything is there to be checked. */
    private void answer(Visitor person, String until) {
        for (int i = 0; i < 8; i++) {
            var question = person.heading().innerText();
            if (question.equals(until)) {
                return;
            }
            switch (question) {
                case "Which part of your why does it prove?" ->
                    person.choose("We want one forecast everybody believes");
                case "How will you both know?" -> person.choose("It happened once");
                case "By when?" -> person.writeDay("Day", today().plusDays(40));
                case "Does the onboarding need it to finish?" -> person.choose("Yes, the onboarding");
                default -> {
                    assertThat(question).startsWith("Who at ");
                    person.choose(champion.name());
                }
            }
            person.press("Continue");
            person.leavesHeading(question);
        }
        throw new AssertionError("the questions do not end");
    }

    /** The CSM agrees from the mail: three clicks. */
    void agree(Visitor csm) {
        var letter = turnLetter(csm, "“We have made a forecast call");
        csm.startCounting();
        csm.follow(letter);
        csm.press("Agree to version 2");
        csm.seesHeading("Agree to version 2?");
        csm.press("Agree to version 2");
        csm.sees("You both agree on version 2 now.");
        assertThat(csm.clicks()).as("clicks from the mail to agreement").isEqualTo(3);
    }

    /** The champion proposes something new, for after the onboarding. */
    void proposeAnother(Visitor lead, String sentence) {
        lead.open(plan() + "/agreement/new");
        lead.choose("A process removed or faster");
        lead.write("In one sentence", sentence);
        lead.press("Continue");
        lead.choose("It happened once");
        lead.press("Continue");
        lead.writeDay("Day", today().plusDays(30));
        lead.press("Continue");
        lead.choose(champion.name());
        lead.press("Continue");
        lead.choose("It comes after the onboarding");
        lead.press("Continue");
        lead.seesHeading("Is this what you propose?");
        lead.press("Propose it to Fenwick Systems");
        lead.sees("Version 1 is on the table");
    }

    /** Something that comes after the onboarding, made theirs by the champion and put differently by the CSM. */
    void agreeOnWhatComesNext(Visitor lead, Visitor csm) {
        lead.open(plan() + "/agreement");
        lead.press(lead.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(LATER)));
        makeItTheirs(lead);
        lead.press("Propose it to Fenwick Systems");
        lead.sees("Version 2 is on the table");

        csm.startCounting();
        csm.follow(turnLetter(csm, LATER.substring(0, 20)));
        csm.press("Suggest a change");
        csm.press("Change: The sentence");
        csm.write("In one sentence", LATER_AS_COUNTERED);
        csm.press("Continue");
        csm.press("Suggest it to " + company);
        csm.sees("Version 3 is on the table");
        assertThat(csm.clicks())
                .as("clicks from the mail to a counter-proposal")
                .isLessThanOrEqualTo(6);

        lead.startCounting();
        lead.follow(turnLetter(lead, LATER_AS_COUNTERED.substring(0, 25)));
        lead.press("Agree to version 3");
        lead.seesHeading("Agree to version 3?");
        lead.press("Agree to version 3");
        lead.sees("You both agree on version 3 now.");
        assertThat(lead.clicks()).as("clicks from the mail to agreement").isEqualTo(3);
    }

    // ------------------------------------------------------------ verifying

    /** The CSM connects a feed that the first result needs. */
    void connect(Visitor csm) {
        connect(csm, Feed.LINEAGE);
    }

    void connect(Visitor csm, Feed connected) {
        feed = connected;
        csm.open(vendorAccount() + "/data/new");
        csm.write("Name", feed.name());
        csm.write("Source", "Salesforce, " + feed.name());
        csm.choose("We have made a forecast call");
        csm.choose("Everything each time");
        csm.choose("by so many records");
        csm.write("By how much", "5");
        csm.write("Job namespace", feed.namespace());
        csm.write("Job name", feed.job());
        csm.write("Output data set", feed.output());
        csm.write("A run is expected at least every … hours", "24");
        csm.write("It may be late by … hours", "6");
        csm.press("Continue");
        csm.seesHeading("Is this the feed you connect?");
        csm.press("Connect a data sync");
        csm.seesHeading(feed.name() + " is connected, and nothing has arrived yet");
        sync = csm.page().url().replaceFirst(".*/data/", "/data/");
    }

    /** The administrator makes the key with which the vendor's loader reports. */
    Loader letTheLoaderIn(Visitor admin, Portal portal) {
        makeKey(admin, Feed.LINEAGE);
        var key = admin.field("Key").inputValue();
        assertThat(key).startsWith("mst_");
        return new Pipeline(portal, key);
    }

    /** The administrator makes what a sender shows itself with; the page has it once. */
    void makeKey(Visitor admin, Feed sent) {
        admin.open("/connections");
        admin.pick("Account", company);
        admin.write("Name of the connection", "Nightly load");
        if (!sent.sending().equals(Feed.LINEAGE.sending())) {
            admin.pick("How it sends", sent.sending());
        }
        admin.press("Make a key");
        admin.sees("is shown once.");
    }

    /**
     * Data arrives with fewer rows than the customer counts, and the customer says so. Before their own count nothing that
     * reaches them carries ours, on whichever page they look.
     */
    void dispute(Visitor lead, Loader loader) {
        dispute(lead, loader, Proof.WORDS);
    }

    /** The same, with something that shows it; ours stays hidden, the sum beside the count included. */
    void dispute(Visitor lead, Loader loader, Proof proof) {
        lead.open(plan() + sync);
        lead.listen();
        loader.delivers(feed.lacking());
        lead.seesHeading(feed.name() + " arrived. Is it right?");
        for (var page : List.of("", "/data", "/history", sync)) {
            lead.open(plan() + page);
            assertBlind(lead, feed.lacking());
        }
        lead.write("What do you count?", "what our CRM lists, owner set");
        lead.write("Our own count", String.valueOf(feed.counted()));
        if (feed.summed()) {
            lead.press(lead.page().getByText("Compare a sum as well"));
            lead.write(
                    "Our own sum: " + Feed.SUM_OF + ", in " + Feed.SUM_UNIT,
                    String.valueOf(feed.sumOf(feed.counted())));
            assertBlind(lead, feed.sumOf(feed.lacking()));
        }
        assertBlind(lead, feed.lacking());
        lead.press("Enter our count");
        lead.seesHeading("You counted " + said(feed.counted()) + ", Fenwick Systems has " + said(feed.lacking()));
        if (feed.summed()) {
            lead.sees(said(feed.sumOf(feed.counted())) + " " + Feed.SUM_UNIT);
            lead.sees(said(feed.sumOf(feed.lacking())) + " " + Feed.SUM_UNIT);
        }
        lead.startCounting();
        lead.press("Tell Fenwick Systems what’s off");
        lead.seesHeading("What’s off with " + feed.name() + "?");
        lead.press("Continue");
        lead.press("Continue");
        lead.seesHeading("How can Fenwick Systems see it for themselves?");
        switch (proof) {
            case FILE -> {
                lead.attach("Choose a file", OFF);
                lead.sees("“" + OFF.name + "” was added");
            }
            case SCREENSHOT -> {
                lead.pasteScreenshot();
                lead.sees("“" + screenshot() + "” was added");
            }
            case WORDS -> {}
        }
        lead.press("Continue");
        lead.seesHeading("Is this what Fenwick Systems should know?");
        if (proof != Proof.WORDS) {
            lead.sees(proof == Proof.FILE ? OFF.name : screenshot());
        }
        lead.press("Send to Fenwick Systems");
        lead.seesHeading(Pattern.compile(".* owes you an answer by .*"));
        // a file is extra: choosing one is one press more, pasting one none
        assertThat(lead.clicks()).as("clicks from both numbers to a dispute").isEqualTo(proof == Proof.FILE ? 6 : 5);
    }

    /** The CSM opens what the customer laid beside their words; later it recedes, and can be opened still. */
    void openProof(Visitor reader, Proof proof) {
        reader.open((reader.email().equals(champion.email()) ? plan() : vendorAccount()) + sync);
        if (proof == Proof.WORDS) {
            return;
        }
        var name = proof == Proof.FILE ? OFF.name : screenshot();
        if (!reader.pressable("Download " + name).isVisible()) {
            reader.press(reader.page().locator("summary", new Page.LocatorOptions().setHasText("Records are missing")));
        }
        assertThat(bytesOf(reader.take("Download " + name)))
                .as("what the customer added, byte for byte or as a picture")
                .startsWith(proof == Proof.FILE ? OFF.buffer : PNG);
    }

    private static byte[] bytesOf(Download download) {
        try {
            return Files.readAllBytes(download.path());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String screenshot() {
        return "Screenshot " + day(today()) + ".png";
    }

    /**
     * The CSM answers, and the next run is right: two presses and one number. Ours is still not theirs to see before they
     * have counted, although the old pair is; that it was there all along is shown by the page once they have.
     */
    void verify(Visitor lead, Visitor csm, Loader loader) {
        csm.follow(turnLetter(csm, "Something’s off with “" + feed.name() + "”"));
        csm.write("Answer", "Those without an owner were filtered out. They are in the next load.");
        csm.press("Send answer");
        csm.sees("Your answer is saved");

        lead.open(plan() + sync);
        lead.listen();
        loader.delivers(feed.complete());
        lead.seesHeading(feed.name() + " arrived again after you said something’s off. Is it right now?");
        lead.sees("Last time");
        assertThat(lead.said()).as("the old pair").contains(said(feed.counted()), said(feed.lacking()));
        assertBlind(lead, feed.complete());
        lead.startCounting();
        lead.write("Our own count", String.valueOf(feed.counted()));
        lead.press("Enter our count");
        lead.sees(said(feed.complete()));
        assertThat(lead.said())
                .as("both pairs")
                .contains(said(feed.counted()), said(feed.complete()), said(feed.lacking()));
        lead.press("Yes, it’s right");
        lead.sees("Recorded as entry");
        assertThat(lead.clicks()).as("clicks to verify, besides one number").isEqualTo(2);
        lead.write("What you use it for", "The Monday forecast runs on it");
        lead.press("Say what we use it for");
        lead.sees(feed.name() + " is in use, in your words.");
        if (feed.summed()) {
            // who enters no sum sees none: a second entry would not be blind
            assertBlind(lead, feed.sumOf(feed.complete()));
        }
    }

    // rule 6: our number reaches no customer person before theirs is entered, by whichever way
    private void assertBlind(Visitor lead, long ours) {
        // not as a part of something longer, such as the frame's numbers of its own parts
        var told = Pattern.compile("(?<!\\d)(?:%d|%s)(?!\\d)".formatted(ours, said(ours)));
        assertThat(lead.received()).as("what reached the customer's browser").doesNotContainPattern(told);
        assertThat(PostOffice.lettersTo(lead.email()).stream().skip(lettersBefore))
                .as("the customer's mails")
                .isNotEmpty()
                .noneMatch(l -> told.matcher(l.subject() + "\n" + l.text()).find());
    }

    private static String said(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    // ------------------------------------------------------------ recording and signing

    /** Somebody who does the work records the first result, with a file that shows it. */
    void record(Visitor member, String name) {
        member.open(plan() + "/results/" + criterion() + "/record");
        member.choose("Yes, there is a result");
        member.press("Continue");
        member.write(
                "What happened", "We ran Monday’s forecast call from the live board. Nobody opened the spreadsheet.");
        member.writeDay("Observed on", today().minusDays(1));
        member.write("Forecast calls made from live numbers (in calls)", "3");
        member.press("Continue");
        member.seesHeading("Who used it?");
        member.tick(name);
        member.press("Continue");
        member.seesHeading("What shows it?");
        member.attach("Choose a file", PROOF);
        member.sees("“forecast-call.csv” was added");
        member.press("Continue");
        member.seesHeading("Is this what you want to record?");
        member.press("Record this result");
        member.seesHeading(Pattern.compile("Recorded.*"));
    }

    /** The champion opens the evidence and signs. */
    void sign(Visitor lead) {
        lead.follow(turnLetter(lead, "A result waits for your signature"));
        openEvidence(lead);
        lead.press("Sign this result");
        lead.sees("Signed, entry");
    }

    /** The CSM asks a question instead of co-signing; the member answers it. */
    void askForMore(Visitor csm, Visitor member, Visitor lead) {
        csm.follow(turnLetter(csm, "A result waits for your co-signature"));
        csm.press("Ask for more");
        csm.write("What do you need from " + company + " to co-sign?", "Who was in the call?");
        csm.press("Send the question");
        csm.sees("Sent, entry");
        member.follow(turnLetter(member, "There is a question about your result"));
        member.sees("Who was in the call?");
        member.write(
                "What happened",
                "We ran Monday’s forecast call from the live board, with all four team leads. Nobody opened the spreadsheet.");
        for (int i = 0; i < 3; i++) {
            member.press("Continue");
        }
        member.press("Record this result");
        member.seesHeading("Recorded");
        lead.open(plan() + "/results/" + criterion());
        openEvidence(lead);
        lead.press("Sign this result");
        lead.sees("Signed, entry");
    }

    /** The CSM sees criterion and evidence side by side, and co-signs. */
    void coSign(Visitor csm) {
        csm.open(vendorAccount() + "/cosign/" + criterion());
        csm.seesHeading("Does this show what you agreed with " + company + "?");
        openEvidence(csm);
        csm.press("Co-sign this result");
        csm.sees("Co-signed, entry");
        csm.seesHeading("This is shown: " + company + " and Fenwick Systems have both signed it");
    }

    // nobody signs without having opened what they sign, each piece of evidence included
    private void openEvidence(Visitor person) {
        assertThat(person.take("Download forecast-call.csv").suggestedFilename())
                .isEqualTo("forecast-call.csv");
        person.sees("Opened by you");
    }

    private String criterion() {
        return firstResult.replaceFirst(".*/agreement/", "");
    }

    // ------------------------------------------------------------ closing

    /** The CSM ticks what is done of the vendor's own list. */
    void finishSetUp(Visitor csm) {
        csm.open(vendorAccount() + "/tasks");
        var boxes = csm.page().getByRole(AriaRole.CHECKBOX);
        boxes.first().waitFor();
        int tasks = boxes.count();
        assertThat(tasks).as("set-up tasks of a mid-market plan").isEqualTo(14);
        for (int i = 0; i < tasks; i++) {
            csm.tick(csm.page()
                    .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setChecked(false))
                    .first());
        }
        csm.seesHeading("Every set-up task is done. That is not a result yet.");
    }

    /** A page about this account that one of its customer people may open. */
    String page(String rest) {
        return plan() + rest;
    }

    /** The evidence question is answered, both sides sign, and the certificate says so. */
    void close(Visitor lead, Visitor csm) {
        lead.open(plan() + "/close");
        lead.seesHeading(Pattern.compile(".*"));
        lead.open(plan() + "/close/answer");
        lead.write(
                "Your answer",
                "On Monday all four team leads made their call from the live board. It took nine minutes instead of forty.");
        lead.press("Continue");
        lead.press("Record this answer");
        lead.press("See what is left");
        lead.press("Agree to close");
        lead.press("Agree to close, with your name");
        csm.open(vendorAccount() + "/close");
        csm.press("Agree to close");
        csm.press("Agree to close, with your name");
        csm.seesHeading(Pattern.compile("Closed by both.*"));
        lead.seesHeading(Pattern.compile("Closed by both.*"));
        lead.open(plan() + "/certificate");
        lead.sees(company);
    }

    private PostOffice.Letter turnLetter(Visitor person, String about) {
        return PostOffice.letterTo(
                person.email(),
                "their turn: " + about,
                // the same people live in several portals of one run: only this account's letter will do
                l -> l.subject().startsWith("Your turn: ")
                        && l.subject().contains(about)
                        && l.text().contains(account));
    }
}
