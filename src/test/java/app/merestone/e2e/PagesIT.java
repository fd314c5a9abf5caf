package app.merestone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.FilePayload;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Every page of the portal and every state that the interface's law names, as the demo's people see them: light and dark,
 * on a desk and on a phone. What a machine can tell of accessibility and of the interface's laws has to hold everywhere.
 * For people to judge, {@code -Dmerestone.pages.pictured=true} leaves a picture of each in {@code target/e2e/pages}; what is
 * wrong leaves one in any case.
 */
class PagesIT {

    private static final List<String> ROUTES = routes();

    private static final String COMPANIES = """
            Record ID,Company name,Company Domain Name,Company owner,Create Date
            4401,Brackwater,brackwater.example,Priya Raman,2026-10-01
            4402,Stoneleigh Press,stoneleigh.example,Nobody Known,2026-10-04
            """;

    private final Set<String> visited = Collections.synchronizedSet(new TreeSet<>());
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    /** What the certificate of the closed account says that it can be verified by. */
    private String record = "";

    @Test
    void everyPageIsFitForEverybodyWhoMayOpenIt() throws Exception {
        var portal = Portals.demo();
        // a browser that leaves while its page's connection is being opened or closed is no trouble
        portal.expectErrors("AsynchronousProcessor +: Failed to cancel resource");
        sideBySide(List.of(
                chromium -> {
                    var accounts = new HashMap<String, String>();
                    round(chromium, portal, "Anke Petersen", this::championInDispute);
                    round(chromium, portal, "Lea Brandt", lea -> leader(lea, accounts));
                    round(chromium, portal, "Noor Haddad", this::championOfAClosedAccount);
                    round(chromium, portal, "Priya Raman", priya -> csm(priya, accounts));
                    round(chromium, portal, "Noor Haddad", noor -> noor.go("/"));
                    withoutASession(chromium, portal);
                },
                chromium -> {
                    round(chromium, portal, "Dana Whitlock", this::champion);
                    round(chromium, portal, "Ines Duarte", ines -> ines.go(ines.here()));
                    round(chromium, portal, "Eleanor Price", eleanor -> eleanor.go(eleanor.here()));
                    round(chromium, portal, "Ruth Adeyemi", this::championOfAFreshAccount);
                    round(chromium, portal, "Beth Calloway", this::championWithACheckIn);
                    round(chromium, portal, "Caroline Mbeki", this::championWithANewOwner);
                    round(chromium, portal, "Ivy Chambers", ivy -> ivy.go(ivy.here()));
                    round(chromium, portal, "Ada Novak", this::admin);
                }));
        portal.assertNoTrouble();
        assertThat(String.join("\n", wrong)).as("what is wrong with the pages").isEmpty();
        assertThat(visited).as("the routes that somebody visited").containsAll(ROUTES);
    }

    @Test
    @Tag("long")
    void everyRoleIsServedOnEveryPageThatItsLinksLeadTo() throws Exception {
        var portal = Portals.demo();
        // a champion, the deputy, a member, a sponsor, a CSM, a leader, an admin
        var people = List.of(
                "Dana Whitlock",
                "Marcus Bell",
                "Ines Duarte",
                "Eleanor Price",
                "Priya Raman",
                "Lea Brandt",
                "Ada Novak");
        sideBySide(List.of(chromium -> people.forEach(person -> round(chromium, portal, person, Round::everywhere))));
        portal.assertNoTrouble();
        assertThat(String.join("\n", wrong)).as("what is wrong with the pages").isEmpty();
    }

    // ------------------------------------------------------------ the customers' people

    private void champion(Round dana) {
        var plan = dana.here();
        dana.go(plan);
        dana.picture("plan");
        dana.menuOnAPhone();
        dana.go(plan + "/agreement");
        var criteria = dana.links("/plan/[^/]+/agreement/[0-9a-f-]{36}$");
        criterion(dana, criteria.getFirst());
        proposal(dana, plan);
        dana.go(plan + "/agreement/why");
        dana.write("We bought this because", "Nobody trusted the Monday forecast");
        dana.press("Continue", "Is this why you bought it?", "check");
        data(dana, plan);
        dana.go(plan + "/results");
        var results = dana.links("/plan/[^/]+/results/[0-9a-f-]{36}$");
        results.forEach(dana::go);
        record(dana, results);
        dana.go(plan + "/close");
        dana.go(plan + "/close/answer");
        dana.write("Your answer", "The forecast call ran from the live board.");
        dana.press("Continue", "Is this your answer?", "check");
        dana.go(plan + "/check-ins");
        dana.go(plan + "/check-ins/new");
        dana.go(plan + "/history");
        dana.press("Check this record", "The record holds", "checked");
        dana.go(plan + "/people");
        dana.go(dana.links("/plan/[^/]+/people/[0-9a-f-]{36}$").getFirst());
        dana.go(plan + "/people/invite");
        dana.write("Name", "Pat Moore");
        dana.write("Work e-mail address", "pat@fenwick.example");
        dana.choose("Member");
        dana.press("Send the invitation", "Nobody was invited", "refused");
        dana.write("Work e-mail address", "pat@harrowvale.example");
        dana.press("Send the invitation", "Pat Moore is invited", "done");
        dana.go(plan + "/share");
        dana.press("Create link", "This link is shown once", "made");
        dana.go(plan + "/time-zone");
        dana.go("/mail");
        dana.press("Stop these mails", "Saved.", "off");
        dana.missing("/plan/00000000-0000-7000-8000-000000000000");
        dana.missing("/no-such-page");
    }

    private static void criterion(Round dana, String criterion) {
        dana.go(criterion);
        dana.press("Agree to version 3", "Agree to version 3?", "check");
        dana.go(criterion + "/change");
        dana.press("Change: The sentence", "In one sentence", "question");
    }

    /** From the first question to the check, with words that are stopped on the way. */
    private static void proposal(Round dana, String plan) {
        dana.go(plan + "/agreement/new");
        dana.press("Continue", "Nothing was saved", "refused");
        dana.write("In one sentence", "Training delivered");
        dana.press("Continue", "This only says that training takes place", "stopped");
        dana.go(plan + "/agreement/new");
        dana.write("In one sentence", "Our regional managers have run one review without a spreadsheet");
        dana.press("Continue", "How will you both know?", "measure");
        dana.choose("A number reaches its target");
        dana.now("number");
        dana.choose("It happened once");
        dana.press("Continue", "By when?", "due");
        dana.writeDay("Day", 40);
        dana.press("Continue", "sees it through?", "owner");
        dana.choose("Dana Whitlock");
        dana.press("Continue", "Does the onboarding need it to finish?", "needed");
        dana.choose("No, it can finish without");
        dana.press("Continue", "Is this what you propose?", "check");
        dana.press("Propose it to Fenwick Systems", "Version 1 is on the table", "sent");
    }

    /** The blind count, a number that is none, both counts, what is off, and that it is right. */
    private static void data(Round dana, String plan) {
        dana.go(plan + "/data");
        var sync = dana.links("/plan/[^/]+/data/[0-9a-f-]{36}$").getFirst();
        dana.go(sync);
        dana.write("What do you count?", "open deals in Salesforce");
        dana.write("Our own count", "many");
        dana.press("Enter our count", "This is not a number", "refused");
        dana.write("Our own count", "4810");
        dana.press("Enter our count", "You counted 4,810", "both");
        dana.go(sync + "/problem");
        dana.press("Continue", "Nothing is chosen yet", "refused");
        dana.choose("Records are missing");
        dana.press("Continue", "What did you expect?", "expected");
        dana.press("Continue", "see it for themselves?", "proof");
        dana.press("Continue", "should know?", "check");
        dana.open(sync);
        dana.press("Yes, it’s right", "Recorded as entry", "right");
    }

    private static void record(Round dana, List<String> results) {
        dana.open(results.getFirst());
        var open = results.stream()
                .filter(result -> {
                    dana.open(result + "/record");
                    return dana.says("Can you show this yet?");
                })
                .findFirst()
                .orElseThrow();
        dana.go(open + "/record");
        dana.press("Continue", "Nothing is chosen yet", "refused");
        dana.choose("No result yet");
        dana.press("Continue", "What is in the way?", "blocker");
        dana.write("What is in the way", "The regional leads are on holiday.");
        dana.press("Continue", "When do we look again", "look-again");
        dana.go(open + "/record");
        dana.choose("Yes, there is a result");
        dana.press("Continue", "What happened, and when?", "what");
        dana.write("What happened", "Two managers ran the call from the live board.");
        dana.press("Continue", "Who used it?", "who");
        dana.press("Continue", "Nobody is named yet", "nobody");
        dana.tick("Dana Whitlock");
        dana.press("Continue", "What shows it?", "proof");
        dana.write("Or a link", "https://boards.example/forecast");
        dana.press("Add the link", "was added", "added");
        dana.press("Continue", "Is this what you want to record?", "check");
        dana.press("Record this result", "Nothing was recorded", "not-yet");
    }

    private void championOfAFreshAccount(Round ruth) {
        var plan = ruth.here();
        ruth.go(plan);
        ruth.go(plan + "/agreement");
        ruth.go(plan + "/data");
        ruth.go(plan + "/results");
        ruth.go(plan + "/check-ins");
        ruth.go(plan + "/close");
        ruth.go(plan + "/history");
    }

    private void championInDispute(Round anke) {
        var plan = anke.here();
        anke.go(plan);
        anke.go(plan + "/data");
        anke.go(anke.links("/plan/[^/]+/data/[0-9a-f-]{36}$").getFirst());
    }

    private void championWithACheckIn(Round beth) {
        var plan = beth.here();
        beth.go(plan + "/check-ins");
        beth.go(beth.links("/plan/[^/]+/check-ins/[0-9a-f-]{36}$").getFirst());
        beth.go(plan + "/results");
        beth.go(beth.links("/plan/[^/]+/results/[0-9a-f-]{36}$").getFirst());
    }

    private void championWithANewOwner(Round caroline) {
        var plan = caroline.here();
        caroline.go(plan);
        caroline.go(plan + "/handoff");
    }

    private void championOfAClosedAccount(Round noor) {
        var plan = noor.here();
        noor.go(plan);
        noor.picture("closed");
        noor.go(plan + "/close");
        noor.go(plan + "/certificate");
        record = "?number=" + noor.written("M.[0-9A-Z]{5}.[0-9A-Z]{5}") + "&hash="
                + noor.written("[0-9a-f][0-9a-f ]{63,}").replace(" ", "");
        noor.go(plan + "/certificate/lapse");
        noor.press("Continue", "Nothing was saved", "refused");
        noor.go(plan + "/data");
        noor.go(noor.links("/plan/[^/]+/data/[0-9a-f-]{36}$").getFirst());
    }

    // ------------------------------------------------------------ the vendor's people

    private void leader(Round lea, Map<String, String> accounts) {
        lea.go("/accounts");
        accounts.putAll(lea.named("a[href^='accounts/']"));
        lea.go("/today");
        lea.go("/syncs");
        lea.go("/at-risk");
        lea.picture("at-risk");
        lea.press("Give it an owner, Brightwater Logistics", "Who sees to Brightwater Logistics?", "dialog");
        lea.press("Save owner and step", "Nothing was saved.", "dialog-refused");
        var brightwater = accounts.get("Brightwater Logistics");
        lea.go(brightwater);
        lea.go(brightwater + "/owner");
        lea.go(brightwater + "/stand-in");
        lea.go(brightwater + "/end");
        lea.press("Continue", "is empty", "refused");
        lea.go(brightwater + "/tasks");
        lea.go(accounts.get("Marlow Housing"));
        lea.go(accounts.get("Ashdown Clinics"));
    }

    private void csm(Round priya, Map<String, String> accounts) {
        priya.go("/today");
        priya.go("/accounts");
        var ostra = accounts.get("Ostra Robotics");
        priya.go(ostra);
        priya.go(ostra + "/tasks");
        priya.go(ostra + "/share");
        priya.go(ostra + "/close");
        priya.go(ostra + "/onboarding-start");
        priya.go(ostra + "/check-ins/new");
        priya.open(ostra);
        var cosign = priya.links("/accounts/[^/]+/cosign/[0-9a-f-]{36}$").getFirst();
        priya.go(cosign);
        priya.press("Ask for more", "One question.", "ask");
        priya.write("What do you need from Ostra Robotics to co-sign?", "Who was in the call?");
        priya.press("Send the question", "Sent, entry", "sent");
        var nordlicht = accounts.get("Nordlicht Energie");
        priya.go(nordlicht);
        priya.go(nordlicht + "/data");
        var sync = priya.links("/accounts/[^/]+/data/[0-9a-f-]{36}$").getFirst();
        priya.go(sync + "/correct");
        priya.go(sync + "/disconnect");
        priya.go(sync + "/upload");
        priya.go(sync);
        priya.write("Answer", "The region Nord was filtered out. It is in the next load.");
        priya.press("Send answer", "Your answer is saved", "answered");
        priya.go(nordlicht + "/data/new");
        priya.press("Continue", "Nothing was saved", "refused");
        var kestrel = accounts.get("Kestrel Foods");
        priya.go(kestrel + "/check-ins");
        priya.go(priya.links("/accounts/[^/]+/check-ins/[0-9a-f-]{36}$").getFirst());
        priya.go(kestrel + "/people");
        var lumen = accounts.get("Lumen Studios");
        priya.go(lumen);
        priya.go(lumen + "/certificate");
        priya.go(lumen + "/certificate/lapse");
        priya.go(accounts.get("Tidewell Bank") + "/handoff");
        startAnAccount(priya);
    }

    /** From the form to the new account's empty pages. */
    private static void startAnAccount(Round priya) {
        priya.go("/accounts/new");
        priya.press("Continue", "Please answer this", "refused");
        priya.write("Company name", "Quarrymill");
        priya.choose("Mid-market");
        priya.writeDay("Onboarding start", -5);
        priya.press("Continue", "Is this how Quarrymill starts?", "check");
        priya.press("Start the account", "Quarrymill is started", "done");
        priya.follow("Open the account");
        var account = priya.here().replace("/plan/", "/accounts/");
        priya.go(account);
        priya.go(account + "/start");
        priya.go(account + "/people");
        priya.go(account + "/people/invite");
        // she leads for another company as well, so she is asked which account
        priya.write("Name", "Noor Haddad");
        priya.write("Work e-mail address", "noor@lumenstudios.example");
        priya.press("Invite the champion", "Noor Haddad is invited", "done");
        priya.go(account + "/data");
        priya.go(account + "/check-ins");
    }

    private void admin(Round ada) {
        ada.go("/segments");
        ada.go(ada.links("/segments/[0-9a-f-]{36}$").getFirst());
        ada.press("See what changes", "Is this what plans of", "preview");
        ada.go("/people");
        ada.go(ada.links("/people/[0-9a-f-]{36}$").getFirst());
        ada.go("/people/find");
        ada.write("Work e-mail address", "nobody@nowhere.example");
        ada.press("Find this person", "Nobody on a customer’s side has this address", "refused");
        ada.go("/people/new");
        ada.write("Name", "Vera Lund");
        ada.write("Work e-mail address", "vera@fenwick.example");
        ada.press("Add this colleague", "Please answer this", "refused");
        ada.tick("CSM");
        ada.press("Add this colleague", "Vera Lund can sign in", "done");
        ada.go("/connections");
        ada.press("Make a key", "No account is chosen", "refused");
        ada.pick("Account", "Ostra Robotics");
        ada.write("Name of the connection", "Nightly load");
        ada.press("Make a key", "This key is shown once", "key");
        ada.go("/import");
        ada.attach("Choose a CSV file", "companies.csv", COMPANIES);
        ada.until("Which column is which?");
        ada.now("columns");
        ada.press("Continue", "Which segment are they in?", "segments");
    }

    // ------------------------------------------------------------ nobody in particular

    private void withoutASession(Chromium chromium, Portal portal) {
        try (var visitor = chromium.visitor(portal, "nobody", Looks.DESK).expecting("400|404|410|422")) {
            var nobody = new Round(visitor, "nobody");
            nobody.rest(() -> {
                nobody.go("/sign-in");
                nobody.go("/sign-in?because=ended");
                nobody.write("Your e-mail address", "dana@harrowvale.example");
                nobody.press("Send me a link", "Check your mail for a link or a code", "sent");
                nobody.write("Code", "123");
                nobody.press("Sign in", "A code has eight digits", "refused");
                nobody.write("Code", "12345678");
                nobody.press("Sign in", "That is not the code we sent", "wrong");
                nobody.go("/demo/mail");
                nobody.open(nobody.written("/sign-in/link/[^\\s]+"));
                nobody.now("");
                nobody.open("/sign-in/link/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
                nobody.now("over");
                nobody.go("/verify");
                nobody.open("/verify?number=M-2026-0001&hash=" + "a".repeat(64));
                nobody.until("We have no record");
                nobody.now("unknown");
                nobody.open("/verify" + record);
                nobody.until("This record matches ours");
                nobody.now("matches");
            });
        }
    }

    // ------------------------------------------------------------ going round

    /** A browser each, so that one waits for the portal while the other works. */
    private static void sideBySide(List<Consumer<Chromium>> ways) throws Exception {
        try (var threads = Executors.newFixedThreadPool(ways.size())) {
            var under = ways.stream()
                    .map(way -> threads.submit(() -> {
                        try (var chromium = new Chromium()) {
                            way.accept(chromium);
                        }
                    }))
                    .toList();
            for (var way : under) {
                way.get();
            }
        }
    }

    private interface Rounds {
        void walk(Round round);
    }

    private void round(Chromium chromium, Portal portal, String person, Rounds rounds) {
        var who = person.substring(0, person.indexOf(' ')).toLowerCase(Locale.ROOT);
        try (var visitor = chromium.visitor(portal, who, Looks.DESK).expecting("404")) {
            visitor.signInAs(person, "/");
            var round = new Round(visitor, who);
            round.rest(() -> rounds.walk(round));
        }
    }

    /** One person's way through the portal. */
    private final class Round {

        private final Visitor visitor;
        private final String who;
        private final Map<String, String> titles = new HashMap<>();

        Round(Visitor visitor, String who) {
            this.visitor = visitor;
            this.who = who;
        }

        /** Goes on with the next person where this one gets stuck, so that one run tells everything. */
        void rest(Runnable walk) {
            try {
                walk.run();
                visitor.assertNoComplaints();
            } catch (AssertionError | PlaywrightException | NoSuchElementException stuck) {
                wrong.add(who + " got stuck at " + visitor.page().url() + " (“"
                        + visitor.page().title() + "”): " + stuck.getMessage());
            }
        }

        String here() {
            return URI.create(visitor.page().url()).getPath();
        }

        /** Opens a page, and looks it over. */
        void go(String path) {
            open(path);
            arrive();
        }

        /** Only opens a page. */
        void open(String path) {
            visitor.open(path);
        }

        /** Opens a page that is not there for this reader, and looks that over. */
        void missing(String path) {
            open(path);
            until("There is no such page for you");
            now("not-found");
        }

        private void arrive() {
            var page = visitor.page();
            var here = here();
            var route = route(here);
            if (says("There is no such page for you") || says("This page could not be shown")) {
                throw new AssertionError("there is no such page for " + who + ": " + here);
            }
            if (ROUTES.contains(route)) {
                try {
                    page.waitForFunction(
                            "() => document.activeElement?.tagName === 'H1'",
                            null,
                            new Page.WaitForFunctionOptions().setTimeout(30_000));
                } catch (PlaywrightException notFocused) {
                    wrong.add(who + " " + route + ": after navigation the focus is on "
                            + page.evaluate("() => document.activeElement?.outerHTML.slice(0, 120)"));
                }
                visited.add(route);
            }
            var title = page.title();
            var other = titles.putIfAbsent(title, here);
            if (other != null && !other.equals(here)) {
                wrong.add(who + " " + here + ": has the title “" + title + "” of " + other);
            }
            now("");
        }

        // ---- acting

        void write(String label, String text) {
            visitor.write(label, text);
        }

        void writeDay(String label, int daysFromToday) {
            visitor.writeDay(label, LocalDate.now(ZoneId.of("Europe/London")).plusDays(daysFromToday));
        }

        void choose(String answer) {
            visitor.choose(answer);
        }

        void tick(String answer) {
            visitor.tick(answer);
        }

        void pick(String label, String choice) {
            visitor.pick(label, choice);
        }

        /** Presses what leads to another page, and is there. */
        void follow(String words) {
            var before = visitor.page().url();
            visitor.press(words);
            visitor.page().waitForURL(url -> !url.equals(before));
            visitor.settle();
        }

        void attach(String button, String name, String content) {
            visitor.attach(button, new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        }

        /** Presses what has these words, waits for what the page then says, and looks that state over. */
        void press(String words, String says, String state) {
            visitor.press(words);
            until(says);
            now(state);
        }

        void until(String words) {
            visitor.page().waitForFunction("words => document.body.innerText.includes(words)", words);
            visitor.settle();
        }

        boolean says(String words) {
            return (Boolean) visitor.page().evaluate("words => document.body.innerText.includes(words)", words);
        }

        /** The menu, which on a phone lies over the page. */
        void menuOnAPhone() {
            visitor.look(Looks.PHONE);
            visitor.press("Menu");
            visitor.page()
                    .waitForFunction("() => document.querySelector('vaadin-app-layout').drawerOpened"
                            + " && document.querySelector('.brand').getBoundingClientRect().left >= 0");
            wrong.addAll(Inspection.inBothSchemes(visitor, who + "-menu", Looks.PHONE, Looks.PHONE_DARK));
            visitor.look(Looks.DESK);
        }

        /** One of the README's pictures: {@code -Dpictures=docs/pictures} puts it there. */
        void picture(String name) {
            visitor.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of(System.getProperty("pictures", "target/e2e/pictures"), name + ".png")));
        }

        // ---- looking

        /** Looks the page over as it stands. */
        void now(String state) {
            var name = who + "-" + route(here()).replaceAll("[/:]+", "-") + (state.isEmpty() ? "" : "-" + state);
            wrong.addAll(state.isEmpty() ? Inspection.of(visitor, name) : Inspection.ofState(visitor, name));
        }

        /** The paths of this page's links that match, each once. */
        List<String> links(String pattern) {
            var wanted = Pattern.compile(pattern);
            var found = new LinkedHashSet<String>();
            for (var path : (List<?>) visitor.page()
                    .evaluate("() => [...document.querySelectorAll('a[href]')]"
                            + ".map(a => new URL(a.href).pathname)")) {
                if (wanted.matcher(String.valueOf(path)).find()) {
                    found.add(String.valueOf(path));
                }
            }
            assertThat(found).as("links to %s on %s", pattern, here()).isNotEmpty();
            return List.copyOf(found);
        }

        /** One page of each route, as the links lead there. */
        void everywhere() {
            var known = new LinkedHashSet<String>();
            var ahead = new ArrayDeque<String>(List.of(here()));
            while (!ahead.isEmpty()) {
                var path = ahead.poll();
                if (!known.add(route(path))) {
                    continue;
                }
                go(path);
                links("^/").stream()
                        .filter(next -> ROUTES.contains(route(next)))
                        .forEach(ahead::add);
            }
        }

        /** The first place in the text of this page that matches. */
        String written(String pattern) {
            var found = Pattern.compile(pattern)
                    .matcher(visitor.page().locator("main").innerText());
            assertThat(found.find()).as("%s on %s", pattern, here()).isTrue();
            return found.group();
        }

        /** The paths of these links by their words. */
        Map<String, String> named(String selector) {
            var found = new HashMap<String, String>();
            for (var link : visitor.page().locator("main " + selector).all()) {
                found.put(
                        link.innerText(),
                        URI.create(String.valueOf(link.evaluate("a => a.href"))).getPath());
            }
            return found;
        }
    }

    // ------------------------------------------------------------ the routes

    private static List<String> routes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return scanner.findCandidateComponents("app.merestone").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .flatMap(view -> Stream.concat(
                        Stream.of(view.getAnnotation(Route.class).value()),
                        Arrays.stream(view.getAnnotationsByType(RouteAlias.class))
                                .map(RouteAlias::value)))
                .sorted()
                .toList();
    }

    /** The route that answers at this path: of those that fit, the one that says most in words of its own. */
    private static String route(String path) {
        var segments = path.substring(1).split("/", -1);
        return ROUTES.stream()
                .filter(route -> fits(route.split("/", -1), segments))
                .min(Comparator.comparingLong(route -> Arrays.stream(route.split("/", -1))
                        .filter(s -> s.startsWith(":"))
                        .count()))
                .orElse(path.substring(1));
    }

    private static boolean fits(String[] route, String[] segments) {
        if (route.length != segments.length) {
            return false;
        }
        for (int i = 0; i < route.length; i++) {
            if (!route[i].startsWith(":") && !route[i].equals(segments[i])) {
                return false;
            }
        }
        return true;
    }
}
