package app.merestone.accounts;

import app.merestone.accounts.Playbook.MinimumGrade;
import app.merestone.accounts.Playbook.SuggestedCriterion;
import java.math.BigDecimal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Gives a portal without segments three to start from, for a vendor of reporting over CRM data; an admin adapts them. It
 * runs before anything else that needs a segment, demo data included.
 */
@Component
class SegmentSeed {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentSeed.class);

    private final SegmentRepository segments;

    SegmentSeed(SegmentRepository segments) {
        this.segments = segments;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void seed() {
        if (segments.count() > 0) {
            return;
        }
        try {
            segments.save(smallBusiness());
            segments.save(midMarket());
            segments.save(enterprise());
        } catch (DuplicateKeyException seededByAnotherNode) {
            LOG.info("another node is seeding the segments");
        }
    }

    static Segment smallBusiness() {
        var firstValue = "We have run our Monday pipeline review from our own live dashboard";
        return Segment.named(
                "Small business",
                new Playbook(
                        firstValue,
                        30,
                        5,
                        List.of(
                                measured(firstValue, "Pipeline reviews run from the dashboard", "reviews", 2, true, 30),
                                once("Our deals and contacts arrive every day, and we have checked the numbers", 14),
                                measured(
                                        "At least two of us have built a report we needed, without help",
                                        "People who built a report alone",
                                        "people",
                                        2,
                                        false,
                                        21),
                                later("We have stopped keeping the pipeline spreadsheet beside the dashboard", 75)),
                        List.of(
                                "Open the workspace and set its currency and fiscal year",
                                "Invite the champion to the portal",
                                "Hold the kickoff and write down why they bought",
                                "Connect the CRM with read-only access",
                                "Map deal stages to the standard pipeline",
                                "Load twelve months of closed deals",
                                "Set the daily delivery and its alert",
                                "Build the pipeline dashboard from the template",
                                "Set up roles for owner and sales people",
                                "Switch on single sign-on or mailed links",
                                "Walk through the Monday review once together",
                                "Send the two-page guide for building a report",
                                "Agree who to write to when a number looks wrong",
                                "Note open wishes for the first quarter"),
                        MinimumGrade.MEASURED));
    }

    static Segment midMarket() {
        var firstValue = "We have made a forecast call from our own live numbers instead of the spreadsheet";
        return Segment.named(
                "Mid-market",
                new Playbook(
                        firstValue,
                        45,
                        7,
                        List.of(
                                measured(firstValue, "Forecast calls made from live numbers", "calls", 3, true, 45),
                                once("Opportunities and activities from our CRM arrive daily and match our count", 21),
                                measured(
                                        "Our team leads prepare the weekly forecast faster than before",
                                        "Hours to prepare the weekly forecast",
                                        "hours",
                                        2,
                                        false,
                                        40),
                                later("Our board pack takes its pipeline pages from Fenwick, without retyping", 110)),
                        List.of(
                                "Open the workspace with test and live areas",
                                "Invite the champion to the portal",
                                "Hold the kickoff and write down why they bought",
                                "Agree the data protection terms and store them",
                                "Connect the CRM with a service account",
                                "Map stages, products and territories",
                                "Load two years of opportunities",
                                "Set delivery times, tolerances and alerts",
                                "Reconcile the first load with the CRM export",
                                "Build forecast and activity dashboards",
                                "Set up roles for leads, sales people and finance",
                                "Switch on single sign-on",
                                "Rehearse one forecast call with the team leads",
                                "Hand the support paths to the champion"),
                        MinimumGrade.MEASURED));
    }

    static Segment enterprise() {
        var firstValue = "Our regional leads have decided a quarter’s targets from one shared set of numbers";
        return Segment.named(
                "Enterprise",
                new Playbook(
                        firstValue,
                        90,
                        10,
                        List.of(
                                measured(
                                        firstValue,
                                        "Regions that set targets from the shared numbers",
                                        "regions",
                                        3,
                                        true,
                                        90),
                                once("CRM and billing data arrive nightly, and our finance team has checked them", 45),
                                measured(
                                        "We have retired the regional reports that the shared numbers replace",
                                        "Regional reports retired",
                                        "reports",
                                        5,
                                        false,
                                        80),
                                later("A second division plans its year from the same numbers", 200)),
                        List.of(
                                "Open workspaces for every region",
                                "Invite the champion to the portal",
                                "Hold the kickoff with sponsor and champion",
                                "Pass the customer’s security review",
                                "Agree the data protection terms and store them",
                                "Connect CRM and billing with service accounts",
                                "Map regions, products and currencies",
                                "Load three years of opportunities and invoices",
                                "Set delivery times, tolerances and alerts",
                                "Reconcile the first load with finance",
                                "Build regional and group dashboards",
                                "Switch on single sign-on and role mapping",
                                "Rehearse one target-setting meeting with a region",
                                "Hand the support paths and contacts to the champion"),
                        MinimumGrade.SHOWN));
    }

    private static SuggestedCriterion measured(
            String statement, String name, String unit, int target, boolean firstValue, int days) {
        return new SuggestedCriterion(statement, name, unit, BigDecimal.valueOf(target), firstValue, false, days);
    }

    private static SuggestedCriterion once(String statement, int days) {
        return new SuggestedCriterion(statement, null, null, null, false, false, days);
    }

    private static SuggestedCriterion later(String statement, int days) {
        return new SuggestedCriterion(statement, null, null, null, false, true, days);
    }
}
