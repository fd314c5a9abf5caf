package app.merestone;

import static app.merestone.SecurityMatrixTests.Relation.ADMIN;
import static app.merestone.SecurityMatrixTests.Relation.CHAMPION;
import static app.merestone.SecurityMatrixTests.Relation.CSM;
import static app.merestone.SecurityMatrixTests.Relation.DEPUTY;
import static app.merestone.SecurityMatrixTests.Relation.EX_MEMBER;
import static app.merestone.SecurityMatrixTests.Relation.LEADER;
import static app.merestone.SecurityMatrixTests.Relation.MEMBER;
import static app.merestone.SecurityMatrixTests.Relation.OTHER_CHAMPION;
import static app.merestone.SecurityMatrixTests.Relation.OTHER_CSM;
import static app.merestone.SecurityMatrixTests.Relation.SPONSOR;
import static app.merestone.SecurityMatrixTests.Relation.STAND_IN_TODAY;
import static app.merestone.SecurityMatrixTests.Relation.STAND_IN_TOMORROW;
import static app.merestone.SecurityMatrixTests.Relation.STAND_IN_YESTERDAY;
import static app.merestone.SecurityMatrixTests.Relation.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.accounts.AppointingPeople;
import app.merestone.accounts.AssigningOwners;
import app.merestone.accounts.BrowsingPeople;
import app.merestone.accounts.ConfirmingHandoffs;
import app.merestone.accounts.DefiningSegments;
import app.merestone.accounts.Directory;
import app.merestone.accounts.EndingAccess;
import app.merestone.accounts.HandoffId;
import app.merestone.accounts.InvitingPeople;
import app.merestone.accounts.KeepingAccountSettings;
import app.merestone.accounts.NewAccount;
import app.merestone.accounts.Playbook;
import app.merestone.accounts.SegmentId;
import app.merestone.accounts.StartingAccounts;
import app.merestone.agreement.AgreeingCriteria;
import app.merestone.agreement.BrowsingCriteria;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.DroppingCriteria;
import app.merestone.agreement.ProposingCriteria;
import app.merestone.agreement.ReplacingFirstValue;
import app.merestone.agreement.SayingWhy;
import app.merestone.agreement.WritingNotes;
import app.merestone.checkins.ArrangingCheckIns;
import app.merestone.checkins.BrowsingCheckIns;
import app.merestone.checkins.CheckInId;
import app.merestone.checkins.CompletingCheckIns;
import app.merestone.closing.AnsweringTheEvidenceQuestion;
import app.merestone.closing.BrowsingClosing;
import app.merestone.closing.ClosingOnboarding;
import app.merestone.closing.EndingWithoutResult;
import app.merestone.closing.PrintingCertificates;
import app.merestone.closing.ReportingLapse;
import app.merestone.datasync.AfterRun;
import app.merestone.datasync.AnsweringDisputes;
import app.merestone.datasync.ArrivalFileId;
import app.merestone.datasync.BrowsingSyncs;
import app.merestone.datasync.Complaint;
import app.merestone.datasync.ConnectingSyncs;
import app.merestone.datasync.Delivery;
import app.merestone.datasync.DisconnectingSyncs;
import app.merestone.datasync.DisputeId;
import app.merestone.datasync.DisputeReason;
import app.merestone.datasync.DisputingSyncs;
import app.merestone.datasync.JobKey;
import app.merestone.datasync.KeepingConnections;
import app.merestone.datasync.NamedComparison;
import app.merestone.datasync.NamingUsage;
import app.merestone.datasync.NewSync;
import app.merestone.datasync.Pipeline;
import app.merestone.datasync.ProofFileId;
import app.merestone.datasync.ProvingDisputes;
import app.merestone.datasync.ReceivingRuns;
import app.merestone.datasync.ReceivingUsage;
import app.merestone.datasync.SampleVerdict;
import app.merestone.datasync.Sending;
import app.merestone.datasync.StatingUse;
import app.merestone.datasync.SyncRunId;
import app.merestone.datasync.Tolerance;
import app.merestone.datasync.UploadingRuns;
import app.merestone.datasync.VerifyingSyncs;
import app.merestone.datasync.WatchingSyncs;
import app.merestone.enablement.InternalTaskId;
import app.merestone.enablement.InternalTasks;
import app.merestone.identity.OwnAccounts;
import app.merestone.integration.Answers;
import app.merestone.integration.Holds;
import app.merestone.integration.ImportId;
import app.merestone.integration.ImportingAccounts;
import app.merestone.integration.Preview;
import app.merestone.integration.Progress;
import app.merestone.integration.Upload;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Identifier;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.Role;
import app.merestone.notifications.ChoosingMail;
import app.merestone.portfolio.AcknowledgingPlans;
import app.merestone.portfolio.BrowsingHistory;
import app.merestone.portfolio.BrowsingPortfolio;
import app.merestone.portfolio.ExportingHistory;
import app.merestone.portfolio.OwningRisks;
import app.merestone.portfolio.ReadingPlans;
import app.merestone.results.BrowsingResults;
import app.merestone.results.CoSigning;
import app.merestone.results.EvidenceId;
import app.merestone.results.KeepingEvidence;
import app.merestone.results.RecordingResults;
import app.merestone.results.ResultDraft;
import app.merestone.results.Signed;
import app.merestone.sharing.AnswerId;
import app.merestone.sharing.BrowsingShares;
import app.merestone.sharing.ErasingReaders;
import app.merestone.sharing.HearingReaders;
import app.merestone.sharing.MailingLinks;
import app.merestone.sharing.NewShare;
import app.merestone.sharing.PrintingShares;
import app.merestone.sharing.ShareId;
import app.merestone.sharing.SharingPlans;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.As;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.ShownAccounts;
import app.merestone.testing.TestClock;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rule 26, cell by cell: every use case is really called as everybody who stands in some relation to the account, in a
 * transaction that is rolled back. Whoever may gets through the door (a rule behind it may still refuse); everybody else
 * hears that there is nothing there, and never more.
 *
 * <p>Each row is called twice: in the session that the person would have, and in one that claims every role, as a session
 * may that is older than the roles' last change. The second one shows that what is stored decides, not what a session says.
 */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Who may do what (rule 26)")
class SecurityMatrixTests {

    /** How somebody stands to the account. */
    enum Relation {
        CHAMPION("CUSTOMER", Scene::champion),
        DEPUTY("CUSTOMER", Scene::deputy),
        MEMBER("CUSTOMER", Scene::member),
        SPONSOR("CUSTOMER", Scene::sponsor),
        CSM("CSM", Scene::csm),
        /** A CSM of the vendor who owns another account. */
        OTHER_CSM("CSM", Scene::otherCsm),
        /** A CSM whom a leader named to stand in for a time that today lies in: as good as the account's own. */
        STAND_IN_TODAY("CSM", null),
        /** Named for a time that begins tomorrow: a CSM like any other until then. */
        STAND_IN_TOMORROW("CSM", null),
        /** Named for a time that ended yesterday: a CSM like any other again. */
        STAND_IN_YESTERDAY("CSM", null),
        LEADER("LEADER", Scene::leader),
        ADMIN("ADMIN", Scene::admin),
        OTHER_CHAMPION("CUSTOMER", Scene::otherChampion),
        STRANGER("CUSTOMER", Scene::stranger),
        /** Was the deputy until their access was ended. */
        EX_MEMBER("CUSTOMER", null);

        private final String role;
        private final @Nullable Function<Scene, PersonId> who;

        Relation(String role, @Nullable Function<Scene, PersonId> who) {
            this.role = role;
            this.who = who;
        }

        PersonId in(World world) {
            return switch (this) {
                case EX_MEMBER -> world.people().exMember();
                case STAND_IN_TODAY -> world.people().today();
                case STAND_IN_TOMORROW -> world.people().tomorrow();
                case STAND_IN_YESTERDAY -> world.people().yesterday();
                default -> Optional.ofNullable(who).orElseThrow().apply(world.scene());
            };
        }

        /** Who that is; not to be asked of somebody whose access has ended. */
        PersonId of(Scene scene) {
            return known(who).apply(scene);
        }
    }

    private static final Set<Relation> CUSTOMERS = EnumSet.of(CHAMPION, DEPUTY, MEMBER);
    private static final Set<Relation> CUSTOMER_SIGNERS = EnumSet.of(CHAMPION, DEPUTY);
    private static final Set<Relation> CUSTOMER_READERS = EnumSet.of(CHAMPION, DEPUTY, MEMBER, SPONSOR);
    private static final Set<Relation> PARTICIPANTS = EnumSet.of(CHAMPION, DEPUTY, MEMBER, CSM);
    private static final Set<Relation> PARTICIPANTS_OR_LEADER = EnumSet.of(CHAMPION, DEPUTY, MEMBER, CSM, LEADER);
    private static final Set<Relation> SIGNERS = EnumSet.of(CHAMPION, DEPUTY, CSM);
    private static final Set<Relation> VENDOR = EnumSet.of(CSM, OTHER_CSM, LEADER);
    private static final Set<Relation> READERS = EnumSet.of(CHAMPION, DEPUTY, MEMBER, SPONSOR, CSM, OTHER_CSM, LEADER);
    private static final Set<Relation> EVERY_CUSTOMER_PERSON =
            EnumSet.of(CHAMPION, DEPUTY, MEMBER, SPONSOR, OTHER_CHAMPION, STRANGER, EX_MEMBER);
    private static final Set<Relation> EVERYBODY = EnumSet.allOf(Relation.class);
    private static final Set<Relation> NOBODY = EnumSet.noneOf(Relation.class);

    /** What may still be done on an account that has ended: who reads its record is the customer's to decide. */
    private static final Set<String> ALSO_AFTERWARDS = Set.of(
            "InvitingPeople.endAccess",
            "InvitingPeople.handOn",
            // a link leads to the record for as long as somebody lets it
            "SharingPlans.revoke",
            // whoever asks to be forgotten is forgotten
            "ErasingReaders.answer",
            "ErasingReaders.reader",
            "SharingPlans.nameFor",
            // what was promised to follow up before the end is still said to be done
            "CompletingCheckIns.done",
            // looking, of which a note is kept
            "KeepingEvidence.opened");

    private static final String[] EVERY_ROLE = {"CUSTOMER", "CSM", "LEADER", "ADMIN", "CONNECTION"};
    private static final LocalDate LATER = LocalDate.of(2026, 12, 14);
    private static final ContentHash SOME_HASH = ContentHash.of("something else");

    /**
     * An account with something of everything on it.
     *
     * @param first the agreed first result, recorded and signed by the customer
     * @param second agreed, with a draft that has a file as evidence
     */
    record World(
            Scene scene,
            Beside people,
            CriterionId first,
            CriterionId second,
            @Nullable Signed signed,
            @Nullable EvidenceId evidence,
            Pipeline.@Nullable Feed feed,
            @Nullable SyncRunId run,
            @Nullable DisputeId dispute,
            @Nullable ProofFileId proof,
            @Nullable CheckInId checkIn,
            @Nullable InternalTaskId task,
            @Nullable HandoffId handoff,
            @Nullable Upload upload,
            @Nullable ShareId share,
            @Nullable AnswerId answer) {

        AccountId account() {
            return scene.account();
        }

        /** The same things, said to be another account's. */
        World of(Scene other) {
            return new World(
                    other, people, first, second, signed, evidence, feed, run, dispute, proof, checkIn, task, handoff,
                    upload, share, answer);
        }
    }

    /** People whom a scene has not: whose time on the account is over, or has not come. */
    record Beside(PersonId exMember, PersonId today, PersonId tomorrow, PersonId yesterday) {}

    /** Who gets through, by their own session and by one that claims every role; and the call. */
    record Row(boolean closed, Set<Relation> allowed, Set<Relation> allowedByStanding, Call call) {}

    /** One call of a use case. */
    interface Call {
        void on(World world);
    }

    @Autowired
    ApplicationContext application;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    ShownAccounts shown;

    @Autowired
    Directory directory;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private World open;
    private World closed;
    private SegmentId segment;
    private Playbook playbook;

    @BeforeAll
    void aWorldWithSomethingOfEverything() {
        clock.reset();
        segment = SegmentId.parse(jdbc.sql("SELECT id FROM segment WHERE name = 'Mid-market'")
                .query(String.class)
                .single());
        open = open();
        closed = closed();
        playbook = directory.playbook(open.account());
        fill();
    }

    @Test
    void everyUseCaseHasItsRowAndEveryRowItsUseCase() {
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        useCases().map(SecurityMatrixTests::key).toList());
    }

    @TestFactory
    Stream<DynamicTest> inTheirOwnSession() {
        return rows.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> check(row.getKey(), row.getValue(), row.getValue().allowed(), who ->
                                new String[] {who.role})));
    }

    @TestFactory
    Stream<DynamicTest> inASessionThatClaimsEveryRole() {
        return rows.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> check(
                                row.getKey(), row.getValue(), row.getValue().allowedByStanding(), who -> EVERY_ROLE)));
    }

    @Test
    @DisplayName("A list of one's own accounts never names one that one does not belong to")
    void ownAccountsAreOnesOwn() {
        var own = application.getBean(OwnAccounts.class);
        for (var who : EVERY_CUSTOMER_PERSON) {
            var named = As.person(who.in(open), own::all, who.role).stream()
                    .anyMatch(account -> account.account().equals(open.account()));
            assertThat(named).as("%s sees the account", who).isEqualTo(CUSTOMER_READERS.contains(who));
        }
    }

    @Test
    @DisplayName("The notes of another account’s criterion are an empty list")
    void notesOfAnotherAccountsCriterion() {
        var browsing = application.getBean(BrowsingCriteria.class);
        var scene = open.scene();
        assertThat(scene.asChampion(() -> browsing.notes(open.account(), open.first(), null)))
                .isNotEmpty();
        assertThat(scene.asOtherChampion(() -> browsing.notes(scene.otherAccount(), open.first(), null)))
                .isEmpty();
    }

    @TestFactory
    @DisplayName("An id of another account is nothing, also for people who may act on the account they name")
    Stream<DynamicTest> withTheIdsOfAnotherAccount() {
        var mixed = open.of(beside(open.scene()));
        return useCases().filter(SecurityMatrixTests::namesAThingOfAnAccount).map(useCase -> {
            var key = key(useCase);
            return DynamicTest.dynamicTest(key, () -> {
                for (var who : EnumSet.of(OTHER_CHAMPION, OTHER_CSM)) {
                    var call = Optional.ofNullable(rows.get(key)).orElseThrow().call();
                    var answer = As.person(who.in(open), () -> answer(call, mixed), who.role);
                    assertThat(answer)
                            .as("%s as %s of their own account", key, who)
                            .isInstanceOfAny(NotFound.class, AccessDeniedException.class, Refused.class);
                }
            });
        });
    }

    World world() {
        return open;
    }

    /**
     * Calls every use case as somebody of every kind who may, for tests of what happens on the way.
     *
     * @param next is told the name of each before it is called
     */
    void callEverything(Consumer<String> next) {
        rows.forEach((name, row) -> {
            next.accept(name);
            var world = row.closed() ? closed : open;
            row.allowed().stream()
                    .filter(EnumSet.of(CHAMPION, CSM, LEADER, ADMIN)::contains)
                    .forEach(who -> assertThat(Optional.ofNullable(
                                    As.person(who.in(world), () -> answer(row.call(), world), who.role)))
                            .as("%s as %s", name, who)
                            .matches(answer -> answer.isEmpty() || answer.get() instanceof Refused));
        });
    }

    @TestFactory
    @DisplayName(
            "Rule 15: once the account has ended every act is refused with the one sentence, whoever might have done it")
    Stream<DynamicTest> afterTheEnd() {
        return useCases()
                .filter(SecurityMatrixTests::actsOnAnAccount)
                .filter(method -> !ALSO_AFTERWARDS.contains(key(method)))
                .map(method -> DynamicTest.dynamicTest(key(method), () -> {
                    var row = Optional.ofNullable(rows.get(key(method))).orElseThrow();
                    var world = row.closed() ? closed : open;
                    for (var who : row.allowed()) {
                        var answer = As.person(who.in(world), () -> answer(ended(row.call()), world), who.role);
                        assertThat(answer)
                                .as("%s as %s after the end", key(method), who)
                                .isInstanceOfSatisfying(Refused.class, said -> assertThat(
                                                said.refusal().code())
                                        .isEqualTo("account.ended"));
                    }
                }));
    }

    private Call ended(Call call) {
        return world -> {
            jdbc.sql("UPDATE account SET ended_at = :now WHERE id = :account")
                    .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .param("account", world.account().toString())
                    .update();
            call.on(world);
        };
    }

    private static boolean actsOnAnAccount(Method method) {
        var declared = Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method, Transactional.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), Transactional.class)));
        return Arrays.asList(method.getParameterTypes()).contains(AccountId.class)
                && declared.filter(Transactional::readOnly).isEmpty();
    }

    private void check(String name, Row row, Set<Relation> allowed, Function<Relation, String[]> session) {
        var wrong = new ArrayList<String>();
        var world = row.closed() ? closed : open;
        for (var who : Relation.values()) {
            var answer = As.person(who.in(world), () -> answer(row.call(), world), session.apply(who));
            boolean right = allowed.contains(who)
                    ? answer == null || answer instanceof Refused
                    : answer instanceof NotFound || answer instanceof AccessDeniedException;
            if (!right) {
                wrong.add("%s as %s: expected %s, but %s"
                        .formatted(
                                name,
                                who,
                                allowed.contains(who) ? "to get through" : "nothing to be found",
                                answer == null ? "got through" : answer));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private @Nullable RuntimeException answer(Call call, World world) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                call.on(world);
                return null;
            } catch (RuntimeException said) {
                return said;
            }
        });
    }

    private static Stream<Method> useCases() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("app.merestone").stream()
                        .filter(type -> type.isAnnotatedWith(Service.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> Modifier.isPublic(type.getModifiers()))
                        // the ledger is reached through a use case that has checked who is asking
                        .filter(type -> type != Ledger.class)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .filter(method -> !method.isSynthetic());
    }

    // a new criterion brings an id that nobody has yet; notes are a list, which is empty: asked above
    private static boolean namesAThingOfAnAccount(Method method) {
        return !Set.of("ProposingCriteria.propose", "BrowsingCriteria.notes").contains(key(method))
                && Arrays.asList(method.getParameterTypes()).contains(AccountId.class)
                && Arrays.stream(method.getParameterTypes())
                        .anyMatch(type -> Identifier.class.isAssignableFrom(type)
                                && type != AccountId.class
                                && type != PersonId.class);
    }

    /** The other account of a scene, with the people who belong to it. */
    private static Scene beside(Scene scene) {
        return new Scene(
                scene.otherAccount(),
                scene.name(),
                scene.otherChampion(),
                scene.deputy(),
                scene.member(),
                scene.sponsor(),
                scene.otherCsm(),
                scene.csm(),
                scene.leader(),
                scene.admin(),
                scene.account(),
                scene.champion(),
                scene.stranger());
    }

    private static String key(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private <S> void row(Class<S> useCase, String method, Set<Relation> allowed, BiConsumer<S, World> call) {
        row(useCase, method, allowed, allowed, call);
    }

    private <S> void row(
            Class<S> useCase, String method, Set<Relation> allowed, Set<Relation> standing, BiConsumer<S, World> call) {
        put(useCase, method, new Row(false, withStandIns(allowed), withStandIns(standing), in(useCase, call)));
    }

    private <S> void afterClosing(Class<S> useCase, String method, Set<Relation> allowed, BiConsumer<S, World> call) {
        put(useCase, method, new Row(true, withStandIns(allowed), withStandIns(allowed), in(useCase, call)));
    }

    /** Today's stand-in may what the owner may; before and after, what any other CSM may. */
    private static Set<Relation> withStandIns(Set<Relation> allowed) {
        var all = EnumSet.copyOf(allowed);
        if (allowed.contains(CSM)) {
            all.add(STAND_IN_TODAY);
        }
        if (allowed.contains(OTHER_CSM)) {
            all.addAll(EnumSet.of(STAND_IN_TOMORROW, STAND_IN_YESTERDAY));
        }
        return all;
    }

    private void put(Class<?> useCase, String method, Row row) {
        var before = rows.put(useCase.getSimpleName() + "." + method, row);
        assertThat(before).as("a second row of %s", method).isNull();
    }

    private <S> Call in(Class<S> useCase, BiConsumer<S, World> call) {
        var bean = application.getBean(useCase);
        return world -> call.accept(bean, world);
    }

    private void fill() {
        accounts();
        agreement();
        data();
        results();
        theRest();
    }

    private void accounts() {
        var owner = EnumSet.of(CSM);
        var leader = EnumSet.of(LEADER);
        var admin = EnumSet.of(ADMIN);
        var champion = EnumSet.of(CHAMPION);

        row(KeepingAccountSettings.class, "chooseZone", champion, (s, w) -> s.chooseZone(w.account(), "Europe/Paris"));
        row(
                KeepingAccountSettings.class,
                "moveOnboardingStart",
                owner,
                (s, w) -> s.moveOnboardingStart(
                        w.account(), Accounts.ONBOARDING_START, LocalDate.of(2026, 11, 9), "The kickoff moved."));
        row(BrowsingPeople.class, "people", READERS, (s, w) -> s.people(w.account()));
        row(BrowsingPeople.class, "contacts", VENDOR, (s, w) -> s.contacts(w.account()));
        row(ConfirmingHandoffs.class, "open", READERS, (s, w) -> s.open(w.account()));
        row(
                ConfirmingHandoffs.class,
                "confirm",
                SIGNERS,
                (s, w) -> s.confirm(w.account(), known(w.handoff()), SOME_HASH));
        row(
                AppointingPeople.class,
                "appoint",
                admin,
                (s, w) -> s.appoint("New Person", "new.person@fenwick.example", Set.of(Role.CSM)));
        row(
                AppointingPeople.class,
                "giveRoles",
                admin,
                (s, w) -> s.giveRoles(w.scene().leader(), Set.of(Role.LEADER, Role.CSM)));
        row(AppointingPeople.class, "mayLook", admin, (s, w) -> s.mayLook());
        row(AppointingPeople.class, "vendorPeople", admin, (s, w) -> s.vendorPeople());
        row(AppointingPeople.class, "customer", admin, (s, w) -> s.customer("maya@customer.example"));
        row(
                AssigningOwners.class,
                "assign",
                leader,
                (s, w) -> s.assign(w.account(), w.scene().otherCsm(), w.scene().csm()));
        row(
                AssigningOwners.class,
                "reassignAll",
                EnumSet.of(LEADER, ADMIN),
                (s, w) -> s.reassignAll(w.scene().csm(), w.scene().otherCsm()));
        row(
                AssigningOwners.class,
                "nameStandIn",
                leader,
                (s, w) -> s.nameStandIn(w.account(), w.scene().otherCsm(), LATER, LATER));
        row(
                AssigningOwners.class,
                "endStandIn",
                leader,
                (s, w) -> s.endStandIn(w.account(), w.scene().otherCsm(), LATER));
        // reading whom an account could go to is no secret from the CSMs; the page that shows it is the leaders'
        row(AssigningOwners.class, "choices", leader, (s, w) -> s.choices(w.account()));
        row(DefiningSegments.class, "all", admin, (s, w) -> s.all());
        row(DefiningSegments.class, "one", admin, (s, w) -> s.one(segment));
        row(DefiningSegments.class, "check", admin, (s, w) -> s.check("Tiny", playbook));
        row(DefiningSegments.class, "add", admin, (s, w) -> s.add("Tiny", playbook));
        row(DefiningSegments.class, "redefine", admin, (s, w) -> s.redefine(segment, 0, "Tiny", playbook));
        row(
                InvitingPeople.class,
                "inviteChampion",
                owner,
                (s, w) -> s.inviteChampion(w.account(), "Nina Roth", "nina.roth@customer.example"));
        row(
                InvitingPeople.class,
                "invite",
                CUSTOMER_SIGNERS,
                (s, w) -> s.invite(w.account(), "Nina Roth", "nina.roth@customer.example", Role.MEMBER));
        row(
                InvitingPeople.class,
                "nameDeputy",
                champion,
                (s, w) -> s.nameDeputy(w.account(), w.scene().member()));
        row(
                InvitingPeople.class,
                "unnameDeputy",
                champion,
                (s, w) -> s.unnameDeputy(w.account(), w.scene().deputy()));
        // the deputy only where there is no champion any more
        row(
                InvitingPeople.class,
                "handOn",
                champion,
                (s, w) -> s.handOn(w.account(), w.scene().member()));
        row(
                InvitingPeople.class,
                "endAccess",
                CUSTOMER_SIGNERS,
                (s, w) -> s.endAccess(w.account(), w.scene().member()));
        row(StartingAccounts.class, "start", VENDOR, (s, w) -> s.start(newAccount(w)));
        row(StartingAccounts.class, "check", VENDOR, (s, w) -> s.check(newAccount(w)));
        row(StartingAccounts.class, "startPlan", owner, (s, w) -> s.startPlan(w.account()));
        row(StartingAccounts.class, "waiting", VENDOR, (s, w) -> s.waiting(w.account()));
        row(StartingAccounts.class, "choices", VENDOR, (s, w) -> s.choices());
        row(
                EndingAccess.class,
                "everywhere",
                admin,
                (s, w) -> s.everywhere(w.scene().member()));
        row(EndingAccess.class, "letBack", admin, (s, w) -> s.letBack(w.scene().member()));
        // one's own, whoever one is: which ones they are is asked above
        row(OwnAccounts.class, "all", EVERY_CUSTOMER_PERSON, EVERYBODY, (s, w) -> s.all());
    }

    private void agreement() {
        row(
                ProposingCriteria.class,
                "propose",
                PARTICIPANTS,
                (s, w) -> s.propose(
                        w.account(),
                        CriterionId.next(),
                        Agreements.wording(w.scene(), "We plan without spreadsheets"),
                        ""));
        row(
                ProposingCriteria.class,
                "counter",
                PARTICIPANTS,
                (s, w) -> s.counter(
                        w.account(), w.second(), 1, Agreements.wording(w.scene(), "We plan without spreadsheets"), ""));
        row(ProposingCriteria.class, "setAside", PARTICIPANTS, (s, w) -> s.setAside(w.account(), "Build a dashboard"));
        row(BrowsingCriteria.class, "reader", READERS, (s, w) -> s.reader(w.account()));
        row(BrowsingCriteria.class, "plan", READERS, (s, w) -> s.plan(w.account()));
        row(BrowsingCriteria.class, "criteria", READERS, (s, w) -> s.criteria(w.account()));
        row(BrowsingCriteria.class, "criterion", READERS, (s, w) -> s.criterion(w.account(), w.first()));
        row(BrowsingCriteria.class, "notes", READERS, (s, w) -> s.notes(w.account(), w.first(), null));
        row(WritingNotes.class, "write", PARTICIPANTS, (s, w) -> s.write(w.account(), w.first(), "A note."));
        row(AgreeingCriteria.class, "accept", SIGNERS, (s, w) -> s.accept(w.account(), w.second(), 1, ""));
        row(AgreeingCriteria.class, "keep", SIGNERS, (s, w) -> s.keep(w.account(), w.second(), 1, ""));
        row(AgreeingCriteria.class, "withdraw", PARTICIPANTS, (s, w) -> s.withdraw(w.account(), w.second(), 1));
        row(
                DroppingCriteria.class,
                "propose",
                SIGNERS,
                (s, w) -> s.propose(w.account(), w.second(), 1, "We no longer need it."));
        row(DroppingCriteria.class, "agree", SIGNERS, (s, w) -> s.agree(w.account(), w.second(), Instant.EPOCH));
        row(DroppingCriteria.class, "keep", SIGNERS, (s, w) -> s.keep(w.account(), w.second()));
        row(SayingWhy.class, "say", CUSTOMERS, (s, w) -> s.say(w.account(), 1, "We lose a day every week."));
        row(ReplacingFirstValue.class, "propose", SIGNERS, (s, w) -> s.propose(w.account(), w.second()));
        row(ReplacingFirstValue.class, "agree", SIGNERS, (s, w) -> s.agree(w.account(), w.second(), Instant.EPOCH));
        row(ReplacingFirstValue.class, "keep", SIGNERS, (s, w) -> s.keep(w.account(), w.second()));
    }

    private void data() {
        var owner = EnumSet.of(CSM);
        var admin = EnumSet.of(ADMIN);
        row(ConnectingSyncs.class, "connect", owner, (s, w) -> s.connect(w.account(), newSync(w)));
        row(
                ConnectingSyncs.class,
                "correct",
                owner,
                (s, w) -> s.correct(w.account(), known(w.feed()).sync(), newSync(w)));
        row(
                UploadingRuns.class,
                "preview",
                owner,
                (s, w) -> s.preview(w.account(), known(w.feed()).sync(), "id\n1\n".getBytes(StandardCharsets.UTF_8)));
        row(
                UploadingRuns.class,
                "report",
                owner,
                (s, w) -> s.report(w.account(), known(w.feed()).sync(), ArrivalFileId.next(), true));
        row(
                UploadingRuns.class,
                "discard",
                owner,
                (s, w) -> s.discard(w.account(), known(w.feed()).sync(), ArrivalFileId.next()));
        row(
                DisconnectingSyncs.class,
                "disconnect",
                owner,
                (s, w) -> s.disconnect(w.account(), known(w.feed()).sync(), "The wrong table."));
        row(
                DisconnectingSyncs.class,
                "agree",
                CUSTOMER_SIGNERS,
                (s, w) -> s.agree(w.account(), known(w.feed()).sync(), Instant.EPOCH));
        row(
                DisconnectingSyncs.class,
                "takeBack",
                owner,
                (s, w) -> s.takeBack(w.account(), known(w.feed()).sync(), Instant.EPOCH));
        row(
                DisconnectingSyncs.class,
                "keep",
                CUSTOMER_SIGNERS,
                (s, w) -> s.keep(w.account(), known(w.feed()).sync(), Instant.EPOCH));
        row(
                AnsweringDisputes.class,
                "answer",
                owner,
                (s, w) -> s.answer(w.account(), known(w.dispute()), "We loaded the rest."));
        row(AnsweringDisputes.class, "answerers", owner, (s, w) -> s.answerers(w.account()));
        row(
                AnsweringDisputes.class,
                "assign",
                owner,
                (s, w) -> s.assign(
                        w.account(),
                        known(w.dispute()),
                        w.scene().csm(),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(2)));
        // a pipeline's key and nobody's session
        row(ReceivingRuns.class, "openLineage", NOBODY, (s, w) -> s.openLineage("{}".getBytes(StandardCharsets.UTF_8)));
        row(
                ReceivingRuns.class,
                "plainRun",
                NOBODY,
                (s, w) -> s.plainRun("a-key", "{}".getBytes(StandardCharsets.UTF_8)));
        row(ReceivingRuns.class, "airbyte", NOBODY, (s, w) -> s.airbyte("{}".getBytes(StandardCharsets.UTF_8)));
        row(ReceivingRuns.class, "fivetran", NOBODY, (s, w) -> s.fivetran("{}".getBytes(StandardCharsets.UTF_8)));
        row(
                ReceivingUsage.class,
                "signals",
                NOBODY,
                (s, w) -> s.signals("a-key", "{}".getBytes(StandardCharsets.UTF_8)));
        row(NamingUsage.class, "actions", PARTICIPANTS, (s, w) -> s.actions(w.account()));
        row(
                NamingUsage.class,
                "ofCriterion",
                PARTICIPANTS,
                (s, w) -> s.ofCriterion(w.account(), w.first(), "deal.created"));
        row(
                NamingUsage.class,
                "ofSync",
                owner,
                (s, w) -> s.ofSync(w.account(), known(w.feed()).sync(), "deal.created"));
        row(
                StatingUse.class,
                "state",
                CUSTOMERS,
                (s, w) -> s.state(w.account(), known(w.feed()).sync(), "The forecast."));
        row(
                VerifyingSyncs.class,
                "enterCount",
                CUSTOMERS,
                (s, w) -> s.enterCount(
                        w.account(),
                        known(w.feed()).sync(),
                        known(w.run()),
                        new NamedComparison("accounts in our CRM", null, null, clock.instant()),
                        4_810));
        row(
                VerifyingSyncs.class,
                "enterCountAndSum",
                CUSTOMERS,
                (s, w) -> s.enterCountAndSum(
                        w.account(),
                        known(w.feed()).sync(),
                        known(w.run()),
                        new NamedComparison("accounts in our CRM", null, null, clock.instant()),
                        4_810,
                        BigDecimal.TEN));
        row(
                VerifyingSyncs.class,
                "confirm",
                CUSTOMERS,
                (s, w) -> s.confirm(w.account(), known(w.feed()).sync(), known(w.run()), SampleVerdict.NOT_LOOKED_AT));
        row(
                VerifyingSyncs.class,
                "confirmSamples",
                CUSTOMERS,
                (s, w) -> s.confirmSamples(
                        w.account(), known(w.feed()).sync(), known(w.run()), "Deals", SampleVerdict.ALL_RIGHT));
        row(
                DisputingSyncs.class,
                "dispute",
                CUSTOMERS,
                (s, w) -> s.dispute(
                        w.account(), known(w.feed()).sync(), known(w.run()), known(w.dispute()), complaint()));
        row(
                DisputingSyncs.class,
                "takeBack",
                CUSTOMERS,
                (s, w) -> s.takeBack(w.account(), known(w.dispute()), "We had counted twice."));
        row(
                ProvingDisputes.class,
                "addFile",
                CUSTOMERS,
                (s, w) -> s.addFile(w.account(), known(w.feed()).sync(), "days.csv", csv()));
        row(
                ProvingDisputes.class,
                "removeFile",
                CUSTOMERS,
                (s, w) -> s.removeFile(w.account(), known(w.feed()).sync(), known(w.proof())));
        row(
                ProvingDisputes.class,
                "unsent",
                CUSTOMERS,
                (s, w) -> s.unsent(w.account(), known(w.feed()).sync()));
        row(ProvingDisputes.class, "download", READERS, (s, w) -> s.download(w.account(), known(w.proof())));
        row(BrowsingSyncs.class, "syncs", READERS, (s, w) -> s.syncs(w.account()));
        row(BrowsingSyncs.class, "receipts", READERS, (s, w) -> s.receipts(w.account()));
        row(BrowsingSyncs.class, "disconnected", READERS, (s, w) -> s.disconnected(w.account()));
        row(
                BrowsingSyncs.class,
                "sync",
                READERS,
                (s, w) -> s.sync(w.account(), known(w.feed()).sync()));
        row(
                BrowsingSyncs.class,
                "older",
                READERS,
                (s, w) -> s.older(w.account(), known(w.feed()).sync(), new AfterRun(Instant.EPOCH, known(w.run()))));
        row(
                BrowsingSyncs.class,
                "samples",
                CUSTOMER_READERS,
                (s, w) -> s.samples(w.account(), known(w.feed()).sync(), known(w.run())));
        row(
                BrowsingSyncs.class,
                "settled",
                READERS,
                (s, w) -> s.settled(w.account(), known(w.feed()).sync(), null));
        row(BrowsingSyncs.class, "provable", VENDOR, (s, w) -> s.provable(w.account()));
        row(
                KeepingConnections.class,
                "make",
                admin,
                (s, w) -> s.make(w.account(), "Another pipeline", Sending.KEY, "phone"));
        row(
                KeepingConnections.class,
                "revoke",
                admin,
                (s, w) -> s.revoke(known(w.feed()).key().connection()));
        row(
                KeepingConnections.class,
                "rotate",
                admin,
                (s, w) -> s.rotate(known(w.feed()).key().connection()));
        row(
                KeepingConnections.class,
                "endFormerKey",
                admin,
                (s, w) -> s.endFormerKey(known(w.feed()).key().connection()));
        row(
                KeepingConnections.class,
                "mask",
                admin,
                (s, w) -> s.mask(known(w.feed()).key().connection(), "phone"));
        row(KeepingConnections.class, "connections", admin, (s, w) -> s.connections(null, null));
        row(KeepingConnections.class, "unmatched", admin, (s, w) -> s.unmatched());
        row(KeepingConnections.class, "accounts", admin, (s, w) -> s.accounts());
    }

    private void results() {
        row(
                KeepingEvidence.class,
                "addFile",
                PARTICIPANTS,
                (s, w) -> s.addFile(w.account(), w.second(), "days.csv", csv()));
        row(
                KeepingEvidence.class,
                "addLink",
                PARTICIPANTS,
                (s, w) -> s.addLink(w.account(), w.second(), "https://reports.customer.example/1"));
        row(
                KeepingEvidence.class,
                "remove",
                PARTICIPANTS,
                (s, w) -> s.remove(w.account(), w.second(), known(w.evidence())));
        row(KeepingEvidence.class, "opened", READERS, (s, w) -> s.opened(w.account(), known(w.evidence())));
        row(KeepingEvidence.class, "cannotOpen", SIGNERS, (s, w) -> s.cannotOpen(w.account(), known(w.evidence())));
        row(KeepingEvidence.class, "download", READERS, (s, w) -> s.download(w.account(), known(w.evidence())));
        row(
                CoSigning.class,
                "signForCustomer",
                CUSTOMER_SIGNERS,
                (s, w) -> s.signForCustomer(
                        w.account(),
                        known(w.signed()).result(),
                        known(w.signed()).content()));
        row(
                CoSigning.class,
                "coSign",
                EnumSet.of(CSM),
                (s, w) -> s.coSign(
                        w.account(),
                        known(w.signed()).result(),
                        known(w.signed()).content()));
        row(
                CoSigning.class,
                "askForMore",
                EnumSet.of(CSM),
                (s, w) -> s.askForMore(
                        w.account(),
                        known(w.signed()).result(),
                        known(w.signed()).content(),
                        "Which report was it?"));
        row(
                CoSigning.class,
                "corroborate",
                CUSTOMERS,
                (s, w) -> s.corroborate(
                        w.account(),
                        known(w.signed()).result(),
                        known(w.signed()).content()));
        row(
                CoSigning.class,
                "withdraw",
                SIGNERS,
                (s, w) -> s.withdraw(w.account(), known(w.signed()).result(), "It was another day."));
        row(
                RecordingResults.class,
                "keep",
                PARTICIPANTS,
                (s, w) -> s.keep(w.account(), w.second(), ResultDraft.empty(), null));
        row(RecordingResults.class, "record", CUSTOMERS, (s, w) -> s.record(w.account(), w.second(), 0));
        row(
                RecordingResults.class,
                "noResultYet",
                CUSTOMERS,
                (s, w) -> s.noResultYet(
                        w.account(),
                        w.second(),
                        "The export is late.",
                        LATER,
                        w.scene().member()));
        row(BrowsingResults.class, "overview", READERS, (s, w) -> s.overview(w.account()));
        row(BrowsingResults.class, "result", READERS, (s, w) -> s.result(w.account(), w.first()));
    }

    private void theRest() {
        var owner = EnumSet.of(CSM);
        var leader = EnumSet.of(LEADER);
        var admin = EnumSet.of(ADMIN);
        row(
                ArrangingCheckIns.class,
                "arrange",
                PARTICIPANTS_OR_LEADER,
                (s, w) -> s.arrange(
                        w.account(), "The first export", LATER, w.scene().csm(), "It did not run."));
        row(
                CompletingCheckIns.class,
                "done",
                PARTICIPANTS_OR_LEADER,
                (s, w) -> s.done(w.account(), known(w.checkIn()), "We looked at it together."));
        row(BrowsingCheckIns.class, "open", READERS, (s, w) -> s.open(w.account()));
        row(BrowsingCheckIns.class, "done", READERS, (s, w) -> s.done(w.account()));
        row(BrowsingCheckIns.class, "checkIn", READERS, (s, w) -> s.checkIn(w.account(), known(w.checkIn())));
        row(BrowsingCheckIns.class, "offers", READERS, (s, w) -> s.offers(w.account()));
        row(BrowsingCheckIns.class, "owners", READERS, (s, w) -> s.owners(w.account()));
        row(BrowsingCheckIns.class, "mine", VENDOR, (s, w) -> s.mine(null, 10));

        row(InternalTasks.class, "list", VENDOR, (s, w) -> s.list(w.account()));
        row(InternalTasks.class, "add", owner, (s, w) -> s.add(w.account(), "Order the badges"));
        row(InternalTasks.class, "tick", owner, (s, w) -> s.tick(w.account(), known(w.task())));
        row(InternalTasks.class, "reopen", owner, (s, w) -> s.reopen(w.account(), known(w.task())));
        row(
                InternalTasks.class,
                "notNeeded",
                owner,
                (s, w) -> s.notNeeded(w.account(), known(w.task()), "They have it already."));

        row(
                AnsweringTheEvidenceQuestion.class,
                "answer",
                CUSTOMERS,
                (s, w) -> s.answer(w.account(), 0, "The monthly report is out on day one."));
        row(BrowsingClosing.class, "status", READERS, (s, w) -> s.status(w.account()));
        row(ClosingOnboarding.class, "sign", SIGNERS, (s, w) -> s.sign(w.account(), SOME_HASH));
        row(ClosingOnboarding.class, "withdraw", SIGNERS, (s, w) -> s.withdraw(w.account(), "Too early."));
        row(EndingWithoutResult.class, "end", leader, (s, w) -> s.end(w.account(), "They went out of business."));
        afterClosing(BrowsingClosing.class, "certificate", READERS, (s, w) -> s.certificate(w.account()));
        afterClosing(PrintingCertificates.class, "certificate", READERS, (s, w) -> s.certificate(w.account()));
        afterClosing(
                ReportingLapse.class,
                "report",
                PARTICIPANTS,
                (s, w) -> s.report(w.account(), w.first(), "The report is done by hand again."));

        row(SharingPlans.class, "make", CUSTOMER_SIGNERS, (s, w) -> s.make(w.account(), NewShare.ofEverything(LATER)));
        row(
                MailingLinks.class,
                "mail",
                CUSTOMER_SIGNERS,
                (s, w) -> s.mail(w.account(), known(w.share()), "http://localhost/s/x", "ines@board.example", ""));
        row(BrowsingShares.class, "links", CUSTOMER_SIGNERS, (s, w) -> s.links(w.account(), null));
        row(
                BrowsingShares.class,
                "linksThatTheVendorMaySee",
                VENDOR,
                (s, w) -> s.linksThatTheVendorMaySee(w.account(), null));
        row(
                BrowsingShares.class,
                "preview",
                CUSTOMER_SIGNERS,
                (s, w) -> s.preview(w.account(), NewShare.ofEverything(LATER)));
        row(
                PrintingShares.class,
                "preview",
                CUSTOMER_SIGNERS,
                (s, w) -> s.preview(w.account(), NewShare.ofEverything(LATER)));
        row(HearingReaders.class, "said", CUSTOMER_SIGNERS, (s, w) -> s.said(w.account(), null));
        row(HearingReaders.class, "passedOn", VENDOR, (s, w) -> s.passedOn(w.account(), null));
        row(HearingReaders.class, "passOn", CUSTOMER_SIGNERS, (s, w) -> s.passOn(w.account(), known(w.answer())));
        row(HearingReaders.class, "done", CUSTOMER_SIGNERS, (s, w) -> s.done(w.account(), known(w.answer())));
        row(ErasingReaders.class, "answer", CUSTOMER_SIGNERS, (s, w) -> s.answer(w.account(), known(w.answer())));
        row(ErasingReaders.class, "reader", CUSTOMER_SIGNERS, (s, w) -> s.reader(w.account(), "ines@board.example"));
        row(
                SharingPlans.class,
                "nameFor",
                CUSTOMER_SIGNERS,
                (s, w) -> s.nameFor(w.account(), known(w.share()), "Ines, our CFO"));
        row(SharingPlans.class, "revoke", CUSTOMER_SIGNERS, (s, w) -> s.revoke(w.account(), known(w.share())));

        row(
                BrowsingHistory.class,
                "page",
                READERS,
                (s, w) -> s.page(w.account(), BrowsingHistory.Which.EVERYTHING, Long.MAX_VALUE));
        row(ExportingHistory.class, "part", CUSTOMER_SIGNERS, (s, w) -> s.part(w.account(), 0));
        row(BrowsingHistory.class, "check", READERS, (s, w) -> s.check(w.account()));
        row(AcknowledgingPlans.class, "mine", CUSTOMER_READERS, (s, w) -> s.mine(w.account()));
        row(
                AcknowledgingPlans.class,
                "acknowledge",
                EnumSet.of(SPONSOR),
                (s, w) -> s.acknowledge(w.account(), SOME_HASH));
        row(ReadingPlans.class, "plan", READERS, (s, w) -> s.plan(w.account()));
        row(
                OwningRisks.class,
                "assign",
                leader,
                (s, w) -> s.assign(w.account(), w.scene().csm(), "Call the champion", LATER));
        row(BrowsingPortfolio.class, "reader", VENDOR, (s, w) -> s.reader());
        row(BrowsingPortfolio.class, "accounts", VENDOR, (s, w) -> s.accounts(BrowsingPortfolio.Which.ALL, null));
        row(WatchingSyncs.class, "page", VENDOR, (s, w) -> s.page(WatchingSyncs.Which.ALL, null));
        row(BrowsingPortfolio.class, "atRisk", VENDOR, (s, w) -> s.atRisk(null));
        row(BrowsingPortfolio.class, "riskCount", VENDOR, (s, w) -> s.riskCount());
        row(BrowsingPortfolio.class, "myTurns", VENDOR, (s, w) -> s.myTurns(null));
        row(BrowsingPortfolio.class, "quiet", VENDOR, (s, w) -> s.quiet());

        row(ChoosingMail.class, "wanted", EVERYBODY, (s, w) -> s.wanted());
        row(ChoosingMail.class, "want", EVERYBODY, (s, w) -> s.want(false));

        row(ImportingAccounts.class, "upload", admin, (s, w) -> s.upload("companies.csv", companies()));
        row(ImportingAccounts.class, "choices", admin, (s, w) -> s.choices());
        row(
                ImportingAccounts.class,
                "questions",
                admin,
                (s, w) -> s.questions(known(w.upload()), answers(known(w.upload()))));
        row(
                ImportingAccounts.class,
                "preview",
                admin,
                (s, w) -> s.preview(known(w.upload()), answers(known(w.upload())), Progress.SILENT));
        row(
                ImportingAccounts.class,
                "run",
                admin,
                (s, w) -> s.run(
                        known(w.upload()),
                        answers(known(w.upload())),
                        new Preview(new Preview.Counts(0, 0, 0, 1), List.of(), List.of(), List.of(), 0, 0),
                        Progress.SILENT));
        row(
                ImportingAccounts.class,
                "refused",
                admin,
                (s, w) -> s.refused(known(w.upload()).id(), new ByteArrayOutputStream()));
        row(ImportingAccounts.class, "discard", admin, (s, w) -> s.discard(ImportId.next()));
        row(ImportingAccounts.class, "history", admin, (s, w) -> s.history());
    }

    private World open() {
        var scene = accounts.scene();
        var account = scene.account();
        var first = agreements.firstValueAgreed(scene).id();
        var second = agreements
                .agreed(scene, Agreements.wording(scene, "Our branches send their figures on their own"))
                .id();
        var signed = shown.recorded(scene, first);
        var keeping = application.getBean(KeepingEvidence.class);
        scene.asChampion(() -> keeping.addFile(account, second, "days.csv", csv()));
        var pipeline = beans.createBean(Pipeline.class);
        var feed = pipeline.feed(scene);
        pipeline.completeWithSamples(feed, 4_812);
        var run = SyncRunId.parse(id("sync_run", account));
        var disputing = application.getBean(DisputingSyncs.class);
        var proving = application.getBean(ProvingDisputes.class);
        var proof = scene.asMember(() -> proving.addFile(account, feed.sync(), "days.csv", csv()))
                .id();
        var dispute = scene.asMember(() -> disputing.dispute(
                        account,
                        feed.sync(),
                        run,
                        null,
                        new Complaint(DisputeReason.RECORDS_MISSING, "All accounts of the north", "", List.of(proof))))
                .dispute();
        var arranging = application.getBean(ArrangingCheckIns.class);
        var checkIn = scene.asMember(
                () -> arranging.arrange(account, "The first export", LATER, scene.csm(), "It did not run."));
        var writing = application.getBean(WritingNotes.class);
        scene.asMember(() -> writing.write(account, first, "Finance only."));
        var tasks = application.getBean(InternalTasks.class);
        var task = scene.asCsm(() -> tasks.list(account)).getFirst().id();
        var importing = application.getBean(ImportingAccounts.class);
        var upload = scene.asAdmin(() -> importing.upload("companies.csv", companies()));
        var assigning = application.getBean(AssigningOwners.class);
        // from that day on only: today they are a CSM like any other
        scene.asLeader(() -> assigning.nameStandIn(account, scene.otherCsm(), LATER, LATER));
        agreements.drawUp(beside(scene));
        var share = share(scene);
        return new World(
                scene,
                people(scene),
                first,
                second,
                signed,
                EvidenceId.parse(id("evidence", account)),
                feed,
                run,
                dispute,
                proof,
                checkIn,
                task,
                handoff(scene),
                upload,
                share,
                answer(scene, share));
    }

    private World closed() {
        var scene = accounts.scene();
        var account = scene.account();
        var first = shown.firstResultShown(scene).id();
        var answering = application.getBean(AnsweringTheEvidenceQuestion.class);
        var closing = application.getBean(ClosingOnboarding.class);
        var browsing = application.getBean(BrowsingClosing.class);
        scene.asChampion(() -> answering.answer(account, 0, "The monthly report is out on day one."));
        var seen = scene.asChampion(() -> browsing.status(account)).hash();
        scene.asChampion(() -> closing.sign(account, seen));
        scene.asCsm(() -> closing.sign(account, seen));
        return new World(
                scene,
                people(scene),
                first,
                first,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Beside people(Scene scene) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Beside(
                exMember(scene),
                standIn(scene, "Tess Today", today, today),
                standIn(scene, "Tom Tomorrow", today.plusDays(1), today.plusDays(9)),
                standIn(scene, "Yara Yesterday", today.minusDays(9), today.minusDays(1)));
    }

    // behind the use case's back, which names nobody for a time that is over
    private PersonId standIn(Scene scene, String name, LocalDate from, LocalDate to) {
        var person = accounts.vendorPerson(name, "CSM");
        jdbc.sql("""
                        INSERT INTO stand_in (account_id, person_id, from_day, to_day, named_by)
                        VALUES (:account, :person, :from, :to, :by)""")
                .param("account", scene.account().toString())
                .param("person", person.toString())
                .param("from", from)
                .param("to", to)
                .param("by", scene.leader().toString())
                .update();
        return person;
    }

    /** Somebody who signed for the customer once; the row of that time still says so. */
    private PersonId exMember(Scene scene) {
        var person = accounts.customer(scene.account(), "Otto Former", "DEPUTY", scene.champion());
        accounts.end(scene.account(), person);
        return person;
    }

    /** The account came to its CSM from somebody else, and nobody has confirmed that yet. */
    private HandoffId handoff(Scene scene) {
        var before = accounts.vendorPerson("Uma Before", "CSM");
        jdbc.sql("UPDATE account SET csm_id = :before WHERE id = :account")
                .param("before", before.toString())
                .param("account", scene.account().toString())
                .update();
        var assigning = application.getBean(AssigningOwners.class);
        scene.asLeader(() -> assigning.assign(scene.account(), scene.csm(), before));
        return directory.openHandoff(scene.account()).orElseThrow().id();
    }

    private ShareId share(Scene scene) {
        var sharing = application.getBean(SharingPlans.class);
        return scene.asChampion(() -> sharing.make(scene.account(), NewShare.ofEverything(LATER)))
                .share();
    }

    /** What a reader of the link asked. */
    private AnswerId answer(Scene scene, ShareId share) {
        var answer = AnswerId.next();
        jdbc.sql("""
                        INSERT INTO share_answer (id, version, account_id, share_id, form, kind, name, words, said_at)
                        VALUES (:id, 0, :account, :share, :id, 'QUESTION', 'Ines', 'When will it be all of us?', :now)""")
                .param("id", answer.toString())
                .param("account", scene.account().toString())
                .param("share", share.toString())
                .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        return answer;
    }

    private String id(String table, AccountId account) {
        return jdbc.sql("SELECT id FROM " + table + " WHERE account_id = :account")
                .param("account", account.toString())
                .query(String.class)
                .list()
                .getFirst();
    }

    private NewAccount newAccount(World world) {
        return new NewAccount(
                AccountId.next(), "Blue Heron", "", "", segment, world.scene().csm(), LocalDate.of(2026, 11, 20));
    }

    private static NewSync newSync(World world) {
        return new NewSync(
                "Contacts",
                "Salesforce, Contacts",
                world.first(),
                Delivery.FULL,
                Tolerance.records(25),
                new JobKey("airflow", "salesforce_contacts", "warehouse.contacts"),
                24,
                6);
    }

    private static Complaint complaint() {
        return new Complaint(DisputeReason.RECORDS_MISSING, "All accounts of the north", "");
    }

    private static Answers answers(Upload upload) {
        return Answers.columns(Holds.COMPANIES, upload.columns(Holds.COMPANIES));
    }

    private static byte[] csv() {
        return "day,reports\n2026-11-20,12\n".getBytes(StandardCharsets.UTF_8);
    }

    private static ByteArrayInputStream companies() {
        return new ByteArrayInputStream("""
                Record ID,Company name,Company Domain Name,Company owner,Customer segment
                8812345,Orchard Works,orchard.example,,Mid-market
                """.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the world has none of these");
        }
        return value;
    }
}
