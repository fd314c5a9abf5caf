package app.merestone.results.ui;

import app.merestone.accounts.PersonFacts;
import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.Measure;
import app.merestone.kernel.Side;
import app.merestone.pictures.StatusWord;
import app.merestone.pictures.StatusWord.Tone;
import app.merestone.pictures.Stone;
import app.merestone.results.BrowsingResults.Detail;
import app.merestone.results.BrowsingResults.Reading;
import app.merestone.results.BrowsingResults.SignedBy;
import app.merestone.results.EvidenceGrade;
import app.merestone.results.ResultDraft;
import app.merestone.results.ResultStanding;
import app.merestone.shell.Dates;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the facts of results are put into words, the same on each of their pages. */
final class Phrases {

    private static final int DECIMALS = 6;

    private final Component page;
    private final String vendor;
    private final String account;
    private final Side reader;

    Phrases(Component page, String vendor, String account, Side reader) {
        this.page = page;
        this.vendor = vendor;
        this.account = account;
        this.reader = reader;
    }

    String say(String key, Object... arguments) {
        return page.getTranslation("results." + key, arguments);
    }

    String number(BigDecimal number) {
        var format = NumberFormat.getNumberInstance(Locale.UK);
        format.setMaximumFractionDigits(DECIMALS);
        return format.format(number);
    }

    /** "12 reports", or what stands for it where nothing was counted. */
    String amount(@Nullable Measure measure, @Nullable BigDecimal amount) {
        return measure == null || amount == null ? say("amount.none") : say("amount", number(amount), measure.unit());
    }

    /** What was agreed to be counted: "Reports run alone: from 2 to 10 reports". */
    String measure(@Nullable Measure measure) {
        if (measure == null) {
            return say("measure.none");
        }
        if (measure.once()) {
            return say("measure.once");
        }
        var baseline = measure.baseline();
        return baseline == null
                ? say("measure", measure.name(), number(measure.target()), measure.unit())
                : say("measure.from", measure.name(), number(baseline), number(measure.target()), measure.unit());
    }

    /** What the vendor's product reports: "3 people have done “deal.created” since 12 Nov 2026". It signs nothing. */
    String reading(Reading reading, ZoneId zone) {
        var since = Dates.day(reading.since(), zone);
        return reading.lastAt() == null
                ? say("usage.nobody", product(), reading.action(), since)
                : say(
                        "usage.people",
                        product(),
                        reading.people(),
                        reading.action(),
                        since,
                        Dates.minute(reading.lastAt(), ReadersZone.or(zone)));
    }

    private String product() {
        return reader == Side.CUSTOMER ? say("usage.product", vendor) : say("usage.product.ours");
    }

    String grade(EvidenceGrade grade) {
        if (grade == EvidenceGrade.STATED && reader == Side.VENDOR) {
            return page.getTranslation(EvidenceGrade.REPORTED.key(), account);
        }
        return page.getTranslation(grade.key(), vendor);
    }

    String users(ResultDraft content, List<String> names) {
        var users = new ArrayList<>(names);
        if (!content.usedByOthers().isEmpty()) {
            users.add(content.usedByOthers());
        }
        return users.isEmpty() ? say("nobody-yet") : String.join(", ", users);
    }

    String signed(@Nullable SignedBy signed, String whoWill, ZoneId zone) {
        return signed == null
                ? say("signature.open", whoWill)
                : say(
                        "signature.given",
                        signed.name(),
                        Dates.minute(signed.at(), ReadersZone.or(zone)),
                        signed.reference());
    }

    String shortSigned(@Nullable SignedBy signed, String whoWill, ZoneId zone) {
        return signed == null
                ? say("signature.open.short", whoWill)
                : say("signature.given.short", signed.name(), Dates.day(signed.at(), zone));
    }

    /** The customer's people who sign, by name. */
    static String signers(List<PersonFacts> customers, String otherwise) {
        return customers.stream()
                .filter(person -> person.role() != null && person.role().signs())
                .map(PersonFacts::name)
                .findFirst()
                .orElse(otherwise);
    }

    /** One of the listed status words. */
    StatusWord status(ResultStanding standing, boolean inDispute, boolean mine, String customer, String csm) {
        if (inDispute) {
            return new StatusWord(Tone.DISPUTE, say("status.dispute"));
        }
        return switch (standing) {
            case CO_SIGNED -> new StatusWord(Tone.PLAIN, say("status.shown"));
            case NOTHING_YET, NO_RESULT_YET -> new StatusWord(Tone.PLAIN, say("status.agreed"));
            case DRAFT -> new StatusWord(Tone.PLAIN, say("status.draft"));
            case VENDOR_TO_SIGN -> new StatusWord(Tone.VENDORS_TURN, turn(mine && reader == Side.VENDOR, csm));
            case CUSTOMER_TO_SIGN, SENT_BACK, VENDOR_DRAFT, WORDING_CHANGED ->
                new StatusWord(Tone.CUSTOMERS_TURN, turn(mine && reader == Side.CUSTOMER, customer));
        };
    }

    private String turn(boolean mine, String name) {
        return mine ? say("status.yours") : say("status.theirs", name);
    }

    static Stone stone(@Nullable SignedBy customer, @Nullable SignedBy vendor, boolean inDispute) {
        return new Stone(customer != null, vendor != null, inDispute);
    }

    /** Whether this side has something to do about the result now. */
    static boolean waitsFor(ResultStanding standing, Side side) {
        return switch (standing) {
            case VENDOR_TO_SIGN -> side == Side.VENDOR;
            case CUSTOMER_TO_SIGN, SENT_BACK, VENDOR_DRAFT, WORDING_CHANGED -> side == Side.CUSTOMER;
            case CO_SIGNED, NOTHING_YET, NO_RESULT_YET, DRAFT -> false;
        };
    }

    String vendor() {
        return vendor;
    }

    String csm(Detail detail) {
        var csm = detail.csm();
        return csm == null ? vendor : csm.name();
    }

    String due(AgreedCriterion criterion) {
        return say("due", criterion.due());
    }
}
