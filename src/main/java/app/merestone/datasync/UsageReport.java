package app.merestone.datasync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the vendor's product tells of the use that one account makes of it: one signal, or a list of them. It is described in
 * {@code /api/v1/openapi.yaml}. Fields it does not know are not refused, and here they are not kept either: what stands
 * beside a person's reference is most likely their name.
 */
record UsageReport(UUID account, List<Signal> signals) {

    /** So many in one report. */
    static final int MOST = 100;

    /** For how long what one person did is counted. */
    static final Duration COUNTED = Duration.ofDays(90);

    private static final int LONGEST_PERSON = 200;

    /** Somebody did something. Who it was is known to the sender alone, and is here only until it is sealed. */
    record Signal(UsageAction action, String person, Instant at) {

        /** Without the person. */
        @Override
        public String toString() {
            return "Signal[" + action.name() + ", " + at + "]";
        }
    }

    /** Reads a report, or refuses all of it with the reason. */
    static UsageReport read(byte[] body, Instant now) {
        if (!(IntakeJson.parse(body, "usage signals") instanceof ObjectNode report)) {
            throw IntakeJson.invalid("The body must be an object: one usage signal, or a list of them in signals");
        }
        var account = IntakeJson.uuid(report.path("account"), "account");
        var list = report.path("signals");
        if (IntakeJson.absent(list)) {
            return new UsageReport(account, List.of(signal(report, "", now)));
        }
        if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
            throw IntakeJson.invalid("signals must be a list of 1 to " + MOST + " signals");
        }
        if (report.has("action") || report.has("person") || report.has("at")) {
            throw IntakeJson.invalid(
                    "action, person and at belong into each of the signals where there is a list of them");
        }
        var signals = new ArrayList<Signal>();
        for (var each : list) {
            signals.add(signal(each, "signals[" + signals.size() + "].", now));
        }
        return new UsageReport(account, List.copyOf(signals));
    }

    private static Signal signal(JsonNode node, String where, Instant now) {
        var action = UsageAction.told(node.path("action"), where + "action");
        var person = person(node.path("person"), where + "person");
        var at = IntakeJson.moment(node.path("at"), where + "at", now);
        if (at.isBefore(now.minus(COUNTED))) {
            throw new IntakeRefused(
                    422,
                    "too-old",
                    where + "at lies more than " + COUNTED.toDays()
                            + " days back, and nothing is counted for longer. Nothing was stored.");
        }
        // a sender's clock may run ahead; nothing is done after it is told
        return new Signal(action, person, at.isAfter(now) ? now : at);
    }

    /** Not shown to anybody, so it may have any letters; whether it is anybody is asked. */
    private static String person(JsonNode node, String what) {
        if (!node.isString() || PersonSeals.folded(node.stringValue()).isEmpty()) {
            throw IntakeJson.invalid(what + " must be a text: your own reference of whoever did it");
        }
        var reference = node.stringValue();
        if (reference.codePointCount(0, reference.length()) > LONGEST_PERSON) {
            throw IntakeJson.invalid(what + " may have at most " + LONGEST_PERSON + " characters");
        }
        return IntakeJson.whole(reference);
    }
}
