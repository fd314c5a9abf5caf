package app.merestone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import app.merestone.kernel.AccountId;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.router.Route;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.data.repository.Repository;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/** The rules of the house that the compiler cannot keep. */
@AnalyzeClasses(packages = "app.merestone", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String[] SCREENS = {"..ui..", "app.merestone.shell..", "app.merestone"};

    @ArchTest
    static final ArchRule vaadinStaysInTheScreens = noClasses()
            .that(not(resideInAnyPackage(SCREENS)).and(not(resideInAnyPackage("app.merestone.identity.."))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule viewsArePackagePrivate =
            classes().that().areAnnotatedWith(Route.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule onlyTheClockKnowsWhatTimeItIs = noClasses()
            .that(not(resideInAnyPackage("app.merestone.kernel..")))
            .should(callMethodWhere(new DescribedPredicate<JavaMethodCall>("it asks the machine for the time") {
                @Override
                public boolean test(JavaMethodCall call) {
                    var owner = call.getTargetOwner();
                    boolean now = call.getName().equals("now")
                            && owner.getPackageName().equals("java.time")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(p -> p.isEquivalentTo(Clock.class));
                    boolean millis =
                            owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis");
                    return now || millis;
                }
            }));

    @ArchTest
    static final ArchRule useCasesReturnNoStream = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Service.class)
            .and()
            .arePublic()
            .should()
            .notHaveRawReturnType(Stream.class);

    @ArchTest
    static final ArchRule everyUseCaseDeclaresItsCaller = methods()
            .that()
            .areDeclaredInClassesThat(new DescribedPredicate<JavaClass>("are public use cases") {
                // the ledger is reached through a use case that has checked who is asking
                private static final Set<String> REACHED_THROUGH_USE_CASES = Set.of("app.merestone.ledger.Ledger");

                @Override
                public boolean test(JavaClass owner) {
                    return owner.isAnnotatedWith(Service.class)
                            && owner.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                            && !REACHED_THROUGH_USE_CASES.contains(owner.getName());
                }
            })
            .and()
            .arePublic()
            .and()
            .areNotStatic()
            .should(new ArchCondition<>("say who may call them") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (!method.isAnnotatedWith(PreAuthorize.class)
                            && !method.getOwner().isAnnotatedWith(PreAuthorize.class)) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " declares no caller"));
                    }
                }
            });

    /**
     * What a page may ask although it checks nobody: whether to offer a button, and names, zones and counts around what a
     * use case has let its reader see.
     */
    private static final Set<String> ASKED_BESIDE_USE_CASES = Set.of(
            "app.merestone.accounts.Access",
            "app.merestone.accounts.Directory",
            "app.merestone.enablement.TaskProgress",
            "app.merestone.identity.CurrentPerson");

    @ArchTest
    static final ArchRule pagesAskUseCases = noClasses()
            .that(resideInAnyPackage("app.merestone.*.ui.."))
            .should()
            .dependOnClassesThat(new DescribedPredicate<>("are components that check nobody") {
                @Override
                public boolean test(JavaClass asked) {
                    return !resideInAnyPackage("..ui..", "app.merestone.shell..")
                                    .test(asked)
                            && asked.getPackageName().startsWith("app.merestone.")
                            && !ASKED_BESIDE_USE_CASES.contains(asked.getName())
                            && Stream.concat(Stream.of(asked), asked.getAllSubclasses().stream())
                                    .anyMatch(c -> c.isAnnotatedWith(Component.class));
                }
            });

    @ArchTest
    static final ArchRule noMarkupReachesTheBrowserButThroughThePictures = noClasses()
            .that(not(type(app.merestone.shell.MarkupComponent.class)))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.vaadin.flow.component.Html")
            .orShould(callMethodWhere(new DescribedPredicate<JavaMethodCall>("it sets raw markup") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getName().equals("setInnerHtml")
                            || call.getName().equals("setInnerHTML");
                }
            }));

    @ArchTest
    static final ArchRule repositoriesExtendTheBareMarker = classes()
            .that()
            .areAssignableTo(Repository.class)
            .should(new ArchCondition<>("offer only what they declare") {
                @Override
                public void check(JavaClass repository, ConditionEvents events) {
                    boolean bare =
                            repository.getRawInterfaces().stream().allMatch(i -> i.isEquivalentTo(Repository.class));
                    if (!bare
                            || !repository.getModifiers().stream()
                                    .noneMatch(m -> m == com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)) {
                        events.add(SimpleConditionEvent.violated(
                                repository, repository.getName() + " is public or extends more than the marker"));
                    }
                }
            });

    /** The reads that carry no account id, each with its reason (ARCHITECTURE: "The few reads without one"). */
    private static final Set<String> READS_WITHOUT_ACCOUNT = Set.of(
            // of no account: what all accounts share, and people, whom one address names
            "SegmentRepository.count",
            "SegmentRepository.existsByNameKey",
            "SegmentRepository.findAllByOrderByTargetDaysAscNameAsc",
            "SegmentRepository.findById",
            "PersonRepository.findByEmail",
            "PersonRepository.findById",
            "PersonRepository.findOneById",
            // whether a new account's key is taken, before there is an account
            "AccountRepository.existsByExternalId",
            // intake: the key says which account it is
            "Connections.findByKeyHash",
            "Connections.findByFormerKeyHash",
            // a share's token says which one it is
            "Shares.findByTokenHashAndOverAtIsNull",
            // an admin revokes a key and reads nothing of the account
            "Connections.findById");

    @ArchTest
    static final ArchRule lookUpsCarryTheAccount = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAssignableTo(Repository.class)
            .should(new ArchCondition<>("carry the account's id") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean write = method.getName().startsWith("save")
                            || method.getName().startsWith("delete");
                    boolean carries =
                            method.getRawParameterTypes().stream().anyMatch(p -> p.isEquivalentTo(AccountId.class));
                    var name = method.getOwner().getSimpleName() + "." + method.getName();
                    if (!write && !carries && !READS_WITHOUT_ACCOUNT.contains(name)) {
                        events.add(SimpleConditionEvent.violated(method, name + " reads without an account"));
                    }
                }
            });
}
