package app.merestone.accounts;

import app.merestone.accounts.Playbook.MinimumGrade;
import app.merestone.accounts.Playbook.SuggestedCriterion;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Typed;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Customers who share a first-value definition, a target time and a quiet threshold, with the playbook that their plans
 * start from. A change here never reaches a plan that was already started.
 */
@Table("segment")
@SuppressWarnings("UnusedVariable") // some fields are read by the mapping alone
class Segment {

    static final int LONGEST_SENTENCE = 140;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_TASK = 160;
    private static final int MOST_CRITERIA = 12;
    private static final int MOST_TASKS = 40;
    private static final int LONGEST_TARGET = 730;
    private static final int LONGEST_QUIET = 60;

    @Id
    private final SegmentId id;

    @Version
    private @Nullable Integer version;

    private String name;
    private String nameKey;

    @Column("first_value_sentence") // FIRST_VALUE is a reserved word of MySQL
    private String firstValue;

    private int targetDays;
    private int quietDays;
    private MinimumGrade minimumGrade;
    private String playbook;

    @PersistenceCreator
    Segment(
            SegmentId id,
            @Nullable Integer version,
            String name,
            String nameKey,
            String firstValue,
            int targetDays,
            int quietDays,
            MinimumGrade minimumGrade,
            String playbook) {
        this.id = id;
        this.version = version;
        this.name = name;
        this.nameKey = nameKey;
        this.firstValue = firstValue;
        this.targetDays = targetDays;
        this.quietDays = quietDays;
        this.minimumGrade = minimumGrade;
        this.playbook = playbook;
    }

    static Segment named(String name, Playbook playbook) {
        var segment = new Segment(SegmentId.next(), null, name, "", "", 1, 1, playbook.minimumGrade(), "");
        segment.redefine(name, playbook);
        return segment;
    }

    /** From now on plans of this segment start from this playbook. */
    void redefine(String newName, Playbook typed) {
        name = Typed.line("segment-name", newName, LONGEST_NAME);
        nameKey = key(name);
        firstValue = Typed.line("segment-first-value", typed.firstValue(), LONGEST_SENTENCE);
        targetDays = within("field.segment-target-days", typed.targetDays(), LONGEST_TARGET);
        quietDays = within("field.segment-quiet-days", typed.quietDays(), LONGEST_QUIET);
        minimumGrade = typed.minimumGrade();
        playbook = PlaybookText.write(criteria(typed.criteria(), firstValue), tasks(typed.tasks()));
    }

    Playbook playbook() {
        var contents = PlaybookText.read(playbook);
        return new Playbook(firstValue, targetDays, quietDays, contents.criteria(), contents.tasks(), minimumGrade);
    }

    SegmentId id() {
        return id;
    }

    String name() {
        return name;
    }

    @Nullable
    Integer version() {
        return version;
    }

    /** Names are one when they differ in case or accents only; folded here, so that both databases agree. */
    static String key(String name) {
        var bare = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        return ContentHash.of(
                        bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).strip())
                .hex();
    }

    private static int within(String field, int days, int most) {
        if (days < 1 || days > most) {
            throw Refused.because("segment.days", field, most);
        }
        return days;
    }

    // the first-value criterion says what the segment says, and leads
    private static List<SuggestedCriterion> criteria(List<SuggestedCriterion> typed, String firstValue) {
        if (typed.size() > MOST_CRITERIA) {
            throw Refused.because("segment.too-many-criteria", MOST_CRITERIA);
        }
        if (typed.stream().filter(SuggestedCriterion::firstValue).count() != 1) {
            throw Refused.because("segment.one-first-value");
        }
        if (typed.stream().noneMatch(SuggestedCriterion::afterOnboarding)) {
            throw Refused.because("segment.no-next-milestone");
        }
        var checked = new ArrayList<SuggestedCriterion>();
        for (var criterion : typed) {
            if (criterion.firstValue()) {
                checked.addFirst(checked(criterion, firstValue));
            } else {
                checked.add(checked(criterion, criterion.statement()));
            }
        }
        return List.copyOf(checked);
    }

    private static SuggestedCriterion checked(SuggestedCriterion typed, String statement) {
        if (typed.firstValue() && (typed.measureName() == null || typed.afterOnboarding())) {
            throw Refused.because("segment.first-value-measure");
        }
        var measured = typed.measureName() != null;
        if (measured && (typed.unit() == null || typed.target() == null)) {
            throw Refused.because("segment.measure-incomplete", statement);
        }
        return new SuggestedCriterion(
                Typed.line("segment-criterion", statement, LONGEST_SENTENCE),
                typed.measureName() == null ? null : Typed.line("segment-measure", typed.measureName(), 80),
                typed.unit() == null ? null : Typed.line("segment-unit", typed.unit(), 30),
                typed.target(),
                typed.firstValue(),
                typed.afterOnboarding(),
                within("field.segment-criterion-days", typed.days(), LONGEST_TARGET));
    }

    private static List<String> tasks(List<String> typed) {
        if (typed.isEmpty()) {
            throw Refused.because("segment.no-task");
        }
        if (typed.size() > MOST_TASKS) {
            throw Refused.because("segment.too-many-tasks", MOST_TASKS);
        }
        return typed.stream()
                .map(task -> Typed.line("segment-task", task, LONGEST_TASK))
                .toList();
    }
}
