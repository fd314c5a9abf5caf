package app.merestone.demo;

import app.merestone.accounts.Standings;
import app.merestone.agreement.CriterionSummary;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import java.util.EnumSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Twelve accounts in every state, told once, when demo mode starts on an empty database. Everything happens through the
 * use cases as those people, so the ledger and every page are true; all days are counted back from today.
 */
@Component
@ConditionalOnProperty("merestone.demo")
class DemoStory {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStory.class);
    private static final int SMALL = 0;
    private static final int MIDDLE = 1;
    private static final int LARGE = 2;

    private final Onboarding portal;
    private final Standings standings;
    private final StoryProgress progress;
    private final JdbcClient jdbc;

    DemoStory(Onboarding portal, Standings standings, StoryProgress progress, JdbcClient jdbc) {
        this.portal = portal;
        this.standings = standings;
        this.progress = progress;
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tellOnce() {
        if (jdbc.sql("SELECT COUNT(*) FROM account").query(Integer.class).single() == 0) {
            LOG.info("Telling the demo's story: about a minute. The portal is ready once its twelve accounts exist");
            tell();
        }
        progress.told();
    }

    private void tell() {
        var stage = portal.stage();
        stage.begin();
        stage.at(130, 8, 0);
        var cast = cast();
        harrowAndVale(cast);
        brightwater(cast);
        kestrel(cast);
        ashdown(cast);
        nordlicht(cast);
        pemberton(cast);
        lumen(cast);
        ostra(cast);
        tidewell(cast);
        cobalt(cast);
        marlow(cast);
        fernbank(cast);
        stage.end();
    }

    private Cast cast() {
        var ada = standings
                .admitVendorPerson(new EmailAddress("ada@fenwick.example"), "Ada Novak", EnumSet.of(Role.ADMIN))
                .person();
        return new Cast(
                appoint(ada, "Priya Raman", Role.CSM),
                appoint(ada, "Tomás Ortega", Role.CSM),
                appoint(ada, "Lea Brandt", Role.LEADER),
                ada);
    }

    private PersonId appoint(PersonId admin, String name, Role role) {
        return portal.stage().as(admin, () -> portal.appointing()
                .appoint(name, AccountStory.address(name, "fenwick.example"), EnumSet.of(role)));
    }

    /** In the middle of it: one result shown, a change to answer, data to check, a result to record. */
    private void harrowAndVale(Cast cast) {
        var domain = "harrowvale.example";
        var story = AccountStory.start(portal, cast, "Harrow & Vale", domain, MIDDLE, cast.priya(), 82)
                .invite(80, "Dana Whitlock", "Ines Duarte", domain)
                .why(79, "Our Monday forecast takes two days of copying, and nobody trusts the number we end up with.");
        story.deputy("Marcus Bell", domain);
        story.join("Eleanor Price", domain, Role.SPONSOR);
        var first = story.agreeFirstValue(76, 8, "nobody trusts the number we end up with");
        var data = story.agreeData(76, 3);
        var team = story.agreeTeam(74, -10);
        story.agreeNext(73, 120);
        story.tasks(9, 72, 40);
        var sync = story.connect(60, data, "Opportunities", "Salesforce, Opportunities");
        story.arrive(0, "Opportunities", 4812);
        story.tasks(5, 38, 23);
        story.record(
                12,
                team,
                "Ines prepared the weekly forecast from the dashboard in 2 hours; it took her 9 in September.",
                "2",
                "Monday meeting");
        story.coSign(11, team);
        story.counterByVendor(
                3,
                first,
                "Two of our regional managers have made a forecast call from live numbers in a live meeting",
                8,
                "Opening it isn’t using it. Could we make it the meeting itself?");
        story.note(
                2, cast.priya(), data, "The nightly load is set for 6:00. Tell me if another hour suits you better.");
        LOG.debug("Harrow & Vale has {} to check", sync);
    }

    /** The dashboard is green and the customer is lost: 14 of 14, and nothing to show. Nobody owns it. */
    private void brightwater(Cast cast) {
        var domain = "brightwater.example";
        var story = AccountStory.start(portal, cast, "Brightwater Logistics", domain, MIDDLE, cast.tomas(), 96)
                .invite(94, "Owen Farrell", "Grace Okafor", domain)
                .why(92, "Dispatch plans from yesterday’s spreadsheet, so every morning starts with phone calls.");
        story.agreeFirstValue(90, 20, "every morning starts with phone calls");
        story.agreeTeam(88, 30);
        story.tasks(14, 90, 41);
        story.note(5, story.champion(), firstOf(story), "We keep meaning to try it in the morning call.");
    }

    /** At risk as well, with an owner, a next step and a date. */
    private void kestrel(Cast cast) {
        var domain = "kestrelfoods.example";
        var story = AccountStory.start(portal, cast, "Kestrel Foods", domain, SMALL, cast.priya(), 70)
                .invite(69, "Beth Calloway", "Sam Idris", domain)
                .why(68, "We find out on Friday what sold out on Tuesday.");
        var first = story.agreeFirstValue(66, 12, "what sold out on Tuesday");
        story.tasks(13, 64, 30).notNeeded(30, "They have one currency and one fiscal year");
        story.noResultYet(4, first, "Our new shop manager starts next week; until then nobody runs the review.", 6);
        portal.stage().at(3, 9, 15);
        portal.stage().as(cast.lea(), () -> portal.risks()
                .assign(
                        story.account(),
                        cast.priya(),
                        "Sit in on the shop manager’s first Monday review",
                        portal.stage().day(9)));
    }

    /** Quiet: nobody there has acted for more than three weeks. */
    private void ashdown(Cast cast) {
        var domain = "ashdownclinics.example";
        var story = AccountStory.start(portal, cast, "Ashdown Clinics", domain, MIDDLE, cast.tomas(), 58)
                .invite(57, "Hannah Weiss", "Luis Romero", domain)
                .why(55, "Each clinic counts its no-shows its own way, so we cannot plan staff across them.");
        story.agreeFirstValue(53, 25, "we cannot plan staff across them");
        story.agreeTeam(24, 40);
        story.tasks(8, 52, 20);
    }

    /** In dispute: their own count says that a tenth is missing. */
    private void nordlicht(Cast cast) {
        var domain = "nordlicht-energie.example";
        var story = AccountStory.start(portal, cast, "Nordlicht Energie", domain, LARGE, cast.priya(), 64)
                .invite(63, "Anke Petersen", "Jonas Thiel", domain)
                .why(61, "Three regions report three different truths, and the board asks which one holds.");
        story.agreeFirstValue(58, 45, "the board asks which one holds");
        var data = story.agreeData(58, 6);
        story.agreeNext(50, 160);
        story.tasks(10, 60, 12);
        var sync = story.connect(30, data, "Invoices", "SAP, invoices 2026");
        story.arrive(3, "Invoices", 18204);
        var run = story.count(2, sync, "Invoices of 2026 in SAP, all regions", 20331);
        story.dispute(
                2,
                sync,
                run,
                "20,331 invoices, as our SAP report of this morning counts them.",
                "The invoices of the region Nord end on 31 August in what arrived.");
    }

    /** Past its date, agreed long ago and not shown. */
    private void pemberton(Cast cast) {
        var domain = "pemberton.example";
        var story = AccountStory.start(portal, cast, "Pemberton & Sons", domain, SMALL, cast.tomas(), 48)
                .invite(47, "Arthur Pemberton", "Lucy Hale", domain)
                .why(46, "My son and I keep the pipeline in two notebooks that never agree.");
        story.agreeFirstValue(44, -6, "two notebooks that never agree");
        story.agreeTeam(44, 9);
        story.tasks(11, 43, 5);
        story.note(4, story.member(), firstOf(story), "We did half a review last Monday. Next time the whole one.");
    }

    /** Just closed by both, on proof, with its certificate. */
    private void lumen(Cast cast) {
        var domain = "lumenstudios.example";
        var story = AccountStory.start(portal, cast, "Lumen Studios", domain, SMALL, cast.priya(), 61)
                .invite(60, "Noor Haddad", "Felix Brand", domain)
                .why(59, "We lose projects because nobody remembers to call back after the first pitch.");
        var first = story.agreeFirstValue(57, -20, "nobody remembers to call back");
        var data = story.agreeData(57, -35);
        var team = story.agreeTeam(56, -15);
        story.agreeNext(55, 60);
        story.tasks(13, 58, 33).notNeeded(33, "They sign in with mailed links");
        var sync = story.connect(50, data, "Deals", "HubSpot, deals");
        story.arrive(41, "Deals", 1237)
                .arrive(40, "Deals", 1240)
                .verify(40, sync, "Open and closed deals in HubSpot, all pipelines", 1238)
                .arriveDaily(39, "Deals", 1241)
                .use(30, sync, "The weekly review and the call-back list both run on it.");
        story.record(
                38, data, "Deals arrive every morning; our count and theirs are two apart of 1,238.", "1", "HubSpot");
        story.coSign(37, data);
        story.record(
                22,
                first,
                "We ran our second weekly review from the dashboard and called back four pitches the same day.",
                "2",
                "Weekly review");
        story.coSign(21, first);
        story.record(
                16, team, "Felix and Noor each built a report for a client without asking anybody.", "2", "Studio");
        story.coSign(15, team);
        story.answerTheEvidenceQuestion(
                3, "Yes: we called back four pitches from the list, and two of them are signed.");
        story.close(2);
    }

    /** A result waits for the CSM's co-signature. */
    private void ostra(Cast cast) {
        var domain = "ostrarobotics.example";
        var story = AccountStory.start(portal, cast, "Ostra Robotics", domain, MIDDLE, cast.priya(), 52)
                .invite(51, "Mei Lindqvist", "Dario Conti", domain)
                .why(50, "Our forecast is a feeling, and the factory builds stock for it.");
        var first = story.agreeFirstValue(48, 4, "Our forecast is a feeling");
        story.agreeTeam(48, 21);
        story.tasks(14, 47, 14);
        story.record(
                1,
                first,
                "The third forecast call in a row ran on live numbers; the plant cut October stock by a tenth.",
                "3",
                "Forecast call");
    }

    /** First result shown; its owner has changed and neither side has confirmed the next milestone yet. */
    private void tidewell(Cast cast) {
        var domain = "tidewellbank.example";
        var story = AccountStory.start(portal, cast, "Tidewell Bank", domain, LARGE, cast.priya(), 120)
                .invite(118, "Caroline Mbeki", "Patrick Ndlovu", domain)
                .why(116, "Targets are set on numbers that each region prepares for itself.");
        var first = story.agreeFirstValue(112, -20, "numbers that each region prepares for itself");
        var team = story.agreeTeam(110, 25);
        story.agreeNext(100, 140);
        story.tasks(14, 112, 60);
        story.record(
                31,
                first,
                "All four regions set their targets for next year from the shared numbers.",
                "4",
                "Targets week");
        story.coSign(30, first);
        story.note(6, story.champion(), team, "Two of the five reports are retired. The auditors look at the third.");
        portal.stage().at(5, 10, 0);
        portal.stage().as(cast.lea(), () -> portal.assigning().assign(story.account(), cast.tomas(), cast.priya()));
    }

    /** Just started: everything is still a suggestion. */
    private void cobalt(Cast cast) {
        var domain = "cobaltfreight.example";
        AccountStory.start(portal, cast, "Cobalt Freight", domain, SMALL, cast.tomas(), 3)
                .invite(2, "Ruth Adeyemi", "Pavel Horák", domain)
                .tasks(2, 2, 1);
    }

    /** Ended by the leader without a result, and called that. */
    private void marlow(Cast cast) {
        var domain = "marlowhousing.example";
        var story = AccountStory.start(portal, cast, "Marlow Housing", domain, MIDDLE, cast.tomas(), 125)
                .invite(124, "Ivy Chambers", "Neil Foster", domain)
                .why(122, "We report rent arrears to the council from six systems.");
        story.agreeFirstValue(120, -50, "six systems");
        story.tasks(14, 118, 75);
        story.noResultYet(44, firstOf(story), "The merger stopped every project until April.", -30);
        portal.stage().at(8, 11, 30);
        portal.stage().as(cast.lea(), () -> portal.ending()
                .end(story.account(), "The customer merged and stopped all projects; both sides agreed to part."));
    }

    /** A first proposal waits for the CSM. */
    private void fernbank(Cast cast) {
        var domain = "fernbanktrust.example";
        AccountStory.start(portal, cast, "Fernbank School Trust", domain, SMALL, cast.priya(), 16)
                .invite(15, "Siobhan Reilly", "Kwame Asante", domain)
                .why(13, "Admissions asks us for numbers that we collect by e-mail from nine schools.")
                .propose(6, CriterionSummary::firstValue, 30, "numbers that we collect by e-mail")
                .tasks(4, 14, 7);
    }

    private app.merestone.agreement.CriterionId firstOf(AccountStory story) {
        return portal.stage().as(story.champion(), () -> portal.criteria()
                .plan(story.account())
                .firstValue());
    }
}
