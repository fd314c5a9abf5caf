package app.merestone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;

/** Whoever reads what comes from outside is fuzzed by {@code ./test --long} (decision 010): a new reader without a target fails here. */
@AnalyzeClasses(packages = "app.merestone", importOptions = ImportOption.DoNotIncludeTests.class)
class FuzzedParsersTests {

    private static final String JSON = "app.merestone.datasync.IntakeJson";
    private static final String CSV = "de.siegmar.fastcsv.reader.";

    @ArchTest
    static final ArchRule everyReaderOfForeignBytesIsFuzzed = classes()
            .that(new DescribedPredicate<JavaClass>("parse deliveries or files") {
                @Override
                public boolean test(JavaClass reader) {
                    return !reader.getName().equals(JSON)
                            && reader.getAccessesFromSelf().stream().anyMatch(FuzzedParsersTests::parses);
                }
            })
            .should(new ArchCondition<JavaClass>("have a fuzzing target of their own, named after them") {
                @Override
                public void check(JavaClass reader, ConditionEvents events) {
                    var outermost = reader.getName().replaceFirst("\\$.*", "");
                    events.add(new SimpleConditionEvent(reader, targets(outermost) == 1, outermost + "FuzzTests"));
                }
            });

    private static boolean parses(JavaAccess<?> access) {
        var owner = access.getTargetOwner().getName();
        return owner.startsWith(CSV) || (owner.equals(JSON) && access.getName().equals("parse"));
    }

    /** A fuzzer drives one target in one JVM, so there is to be one in each class. */
    private static long targets(String reader) {
        try {
            return Arrays.stream(Class.forName(reader + "FuzzTests").getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                    .count();
        } catch (ClassNotFoundException none) {
            return 0;
        }
    }
}
