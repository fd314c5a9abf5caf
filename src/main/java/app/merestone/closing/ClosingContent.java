package app.merestone.closing;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.ContentHash;
import app.merestone.results.EvidenceGrade;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What both sides sign when they close: why the customer bought, what was shown, which data was verified, what comes
 * next, and the customer's own answer. Its canonical form is what is hashed, kept and printed.
 *
 * @param account whose onboarding
 * @param company the customer's name
 * @param vendor the vendor's name
 * @param started the first day of onboarding
 * @param why the customer's sentence
 * @param shown every co-signed result, the first value first
 * @param data every required sync, each verified by the customer
 * @param next what was agreed to come after the closing; empty while nothing is
 * @param answer the answer to the evidence question; empty while nobody answered
 */
public record ClosingContent(
        AccountId account,
        String company,
        String vendor,
        LocalDate started,
        String why,
        List<ShownResult> shown,
        List<VerifiedData> data,
        @Nullable NextMilestone next,
        @Nullable SaidAnswer answer)
        implements Serializable {

    /** What was signed before results told grade and number goes on hashing alike. */
    private static final int WITHOUT_GRADES = 1;

    private static final int FORMAT = 2;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The parts that people are told of when they changed. */
    public enum Part {
        /** The company's or the vendor's name, or the first day of onboarding. */
        ACCOUNT,
        /** Why the customer bought. */
        WHY,
        /** What was shown. */
        SHOWN,
        /** Which data was verified. */
        DATA,
        /** The next milestone. */
        NEXT,
        /** The answer to the evidence question. */
        ANSWER;

        /** The key of its name among the translations. */
        public String key() {
            return "closing.part." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A co-signed result.
     *
     * @param criterion the criterion's id
     * @param revision which version of it is in force
     * @param statement the agreed sentence
     * @param agreement the hash both accepted
     * @param what what happened, in the customer's words
     * @param observedOn the day it was observed
     * @param result the hash both signed
     * @param customerName who signed for the customer
     * @param customerAt when, UTC
     * @param vendorName who co-signed
     * @param vendorAt when, UTC
     * @param grade how strong the proof was; empty in what was signed before this was told
     * @param figure what was counted; empty where nothing was, and in what was signed before this was told
     */
    public record ShownResult(
            String criterion,
            int revision,
            String statement,
            boolean firstValue,
            ContentHash agreement,
            String what,
            LocalDate observedOn,
            ContentHash result,
            String customerName,
            Instant customerAt,
            String vendorName,
            Instant vendorAt,
            @Nullable EvidenceGrade grade,
            @Nullable Figure figure)
            implements Serializable {

        ShownResult withoutNumber() {
            return new ShownResult(
                    criterion,
                    revision,
                    statement,
                    firstValue,
                    agreement,
                    what,
                    observedOn,
                    result,
                    customerName,
                    customerAt,
                    vendorName,
                    vendorAt,
                    grade,
                    null);
        }
    }

    /**
     * What was counted, by the measure that both agreed.
     *
     * @param target what was to be reached
     */
    public record Figure(String name, String unit, BigDecimal amount, BigDecimal target) implements Serializable {

        /** However a number was kept, it is one number. */
        public Figure {
            amount = plain(amount);
            target = plain(target);
        }

        private static BigDecimal plain(BigDecimal number) {
            return new BigDecimal(number.stripTrailingZeros().toPlainString());
        }
    }

    /** A required data sync, verified. */
    public record VerifiedData(String sync, String name) implements Serializable {}

    /** What comes after onboarding. */
    public record NextMilestone(String criterion, String statement, LocalDate due, ContentHash agreement)
            implements Serializable {}

    /** The answer to the evidence question and who gave it. */
    public record SaidAnswer(String words, String person, String name, Instant at) implements Serializable {}

    /** Lists as they were handed over. */
    public ClosingContent {
        shown = List.copyOf(shown);
        data = List.copyOf(data);
    }

    ClosingContent withoutNumbers() {
        return new ClosingContent(
                account,
                company,
                vendor,
                started,
                why,
                shown.stream().map(ShownResult::withoutNumber).toList(),
                data,
                next,
                answer);
    }

    /** The canonical form. */
    public CanonicalJson canonical() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("format", shown.stream().anyMatch(result -> result.grade() != null) ? FORMAT : WITHOUT_GRADES);
        fields.put("kind", "closing");
        fields.put("account", account);
        fields.put("company", company);
        fields.put("vendor", vendor);
        fields.put("started", started);
        fields.put("why", why);
        fields.put("shown", shown.stream().map(ClosingContent::fields).toList());
        fields.put(
                "data",
                data.stream()
                        .map(d -> Map.of("sync", d.sync(), "name", d.name()))
                        .toList());
        fields.put("next", next == null ? null : fields(next));
        fields.put("answer", answer == null ? null : fields(answer));
        return CanonicalJson.of(fields);
    }

    /** What both sign. */
    public ContentHash hash() {
        return ContentHash.of(canonical());
    }

    /** Which parts are not the same in the other one. */
    public Set<Part> changedFrom(ClosingContent other) {
        var changed = EnumSet.noneOf(Part.class);
        if (!account.equals(other.account)
                || !company.equals(other.company)
                || !vendor.equals(other.vendor)
                || !started.equals(other.started)) {
            changed.add(Part.ACCOUNT);
        }
        if (!why.equals(other.why)) {
            changed.add(Part.WHY);
        }
        if (!shown.equals(other.shown)) {
            changed.add(Part.SHOWN);
        }
        if (!data.equals(other.data)) {
            changed.add(Part.DATA);
        }
        if (!Objects.equals(next, other.next)) {
            changed.add(Part.NEXT);
        }
        if (!Objects.equals(answer, other.answer)) {
            changed.add(Part.ANSWER);
        }
        return changed;
    }

    /** Reads back what was kept. */
    static ClosingContent read(String canonical) {
        var json = JSON.readTree(canonical);
        var shown = new ArrayList<ShownResult>();
        json.path("shown")
                .forEach(r -> shown.add(new ShownResult(
                        r.path("criterion").asString(),
                        r.path("revision").asInt(),
                        r.path("statement").asString(),
                        r.path("firstValue").asBoolean(),
                        new ContentHash(r.path("agreement").asString()),
                        r.path("what").asString(),
                        LocalDate.parse(r.path("observedOn").asString()),
                        new ContentHash(r.path("result").asString()),
                        r.path("customerName").asString(),
                        Instant.parse(r.path("customerAt").asString()),
                        r.path("vendorName").asString(),
                        Instant.parse(r.path("vendorAt").asString()),
                        r.path("grade").isMissingNode()
                                ? null
                                : EvidenceGrade.valueOf(r.path("grade").asString()),
                        figure(r.path("figure")))));
        var data = new ArrayList<VerifiedData>();
        json.path("data")
                .forEach(d -> data.add(new VerifiedData(
                        d.path("sync").asString(), d.path("name").asString())));
        var next = json.path("next");
        var answer = json.path("answer");
        return new ClosingContent(
                AccountId.parse(json.path("account").asString()),
                json.path("company").asString(),
                json.path("vendor").asString(),
                LocalDate.parse(json.path("started").asString()),
                json.path("why").asString(),
                shown,
                data,
                next.isMissingNode()
                        ? null
                        : new NextMilestone(
                                next.path("criterion").asString(),
                                next.path("statement").asString(),
                                LocalDate.parse(next.path("due").asString()),
                                new ContentHash(next.path("agreement").asString())),
                answer.isMissingNode()
                        ? null
                        : new SaidAnswer(
                                answer.path("words").asString(),
                                answer.path("person").asString(),
                                answer.path("name").asString(),
                                Instant.parse(answer.path("at").asString())));
    }

    private static @Nullable Figure figure(JsonNode figure) {
        return figure.isMissingNode()
                ? null
                : new Figure(
                        figure.path("name").asString(),
                        figure.path("unit").asString(),
                        new BigDecimal(figure.path("amount").asString()),
                        new BigDecimal(figure.path("target").asString()));
    }

    private static Map<String, @Nullable Object> fields(ShownResult r) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("criterion", r.criterion());
        fields.put("revision", r.revision());
        fields.put("statement", r.statement());
        fields.put("firstValue", r.firstValue());
        fields.put("agreement", r.agreement());
        fields.put("what", r.what());
        fields.put("observedOn", r.observedOn());
        fields.put("result", r.result());
        fields.put("customerName", r.customerName());
        fields.put("customerAt", r.customerAt());
        fields.put("vendorName", r.vendorName());
        fields.put("vendorAt", r.vendorAt());
        fields.put("grade", r.grade());
        var figure = r.figure();
        fields.put(
                "figure",
                figure == null
                        ? null
                        : Map.of(
                                "name", figure.name(),
                                "unit", figure.unit(),
                                "amount", figure.amount(),
                                "target", figure.target()));
        return fields;
    }

    private static Map<String, Object> fields(NextMilestone next) {
        return Map.of(
                "criterion", next.criterion(),
                "statement", next.statement(),
                "due", next.due(),
                "agreement", next.agreement());
    }

    private static Map<String, Object> fields(SaidAnswer answer) {
        return Map.of("words", answer.words(), "person", answer.person(), "name", answer.name(), "at", answer.at());
    }
}
