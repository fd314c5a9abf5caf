package app.merestone.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.accounts.SegmentId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Refused;
import app.merestone.testing.Accounts;
import app.merestone.testing.As;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestPostbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@DatabaseTest
class ImportingAccountsTests {

    private static final AtomicLong IDS = new AtomicLong(10_000_000_000L);
    private static final String COMPANIES =
            "Record ID,Company name,Company Domain Name,Company owner,Customer segment\n";
    private static final String CONTACTS =
            "Record ID,First Name,Last Name,Email,Job Title,Associated Company,Associated Company IDs\n";

    @Autowired
    ImportingAccounts importing;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestPostbox.Kept mail;

    Scene scene;
    String csmMail = "";

    @BeforeEach
    void people() {
        scene = accounts.scene();
        csmMail = jdbc.sql("SELECT email FROM person WHERE id = :id")
                .param("id", scene.csm().toString())
                .query(String.class)
                .single();
    }

    @Test
    void aCompanyBecomesAnAccountWhosePlanIsNotStarted() {
        var id = id();
        var done = run(COMPANIES + id + ",Orchard Works,orchard.example," + csmMail + ",Enterprise\n");

        assertThat(done.counts()).isEqualTo(new Preview.Counts(1, 0, 0, 0));
        var stored = account(id);
        assertThat(stored)
                .containsEntry("name", "Orchard Works")
                .containsEntry("domain", "orchard.example")
                .containsEntry("csm_id", scene.csm().toString())
                .containsEntry("zone", "Europe/London")
                .containsEntry("plan_started_at", null);
        assertThat(segmentName(stored)).isEqualTo("Enterprise");
        assertThat(asAdmin(importing::history))
                .anySatisfy(run -> assertThat(run.id()).isEqualTo(done.id()));
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        var companies = COMPANIES + id() + ",Cliff & Sons,https://www.cliff.example/shop," + csmMail + ",Mid-market\n";
        run(companies);
        var again = preview(companies);
        assertThat(again.counts()).isEqualTo(new Preview.Counts(0, 0, 1, 0));

        var company = id();
        run(COMPANIES + company + ",Dale Mills,,Nobody here,\n");
        var contacts =
                CONTACTS + id() + ",Ria,Sol,ria." + company + "@dale.example,Head of care,Dale Mills," + company + "\n";
        assertThat(run(contacts).counts()).isEqualTo(new Preview.Counts(1, 0, 0, 0));
        assertThat(run(contacts).counts()).isEqualTo(new Preview.Counts(0, 0, 1, 0));
    }

    @Test
    void aChangedNameIsShownBeforeItIsTaken() {
        var id = id();
        run(COMPANIES + id + ",Old Name,old.example," + csmMail + ",Mid-market\n");

        var preview = preview(COMPANIES + id + ",New Name,," + csmMail + ",Mid-market\n");

        assertThat(preview.counts()).isEqualTo(new Preview.Counts(0, 1, 0, 0));
        // the empty domain says that the CRM does not know, so it is kept
        assertThat(preview.changed().getFirst().parts())
                .containsExactly(new RowChange.Part(Field.COMPANY_NAME, "Old Name", "New Name"));
        assertThat(account(id)).containsEntry("name", "Old Name");
    }

    @Test
    @DisplayName("rule 16: a change of owner is a handoff, so an import never makes one")
    void anImportNeverChangesTheOwner() {
        var id = id();
        run(COMPANIES + id + ",Ferry Lane,," + csmMail + ",Mid-market\n");
        var other = jdbc.sql("SELECT email FROM person WHERE id = :id")
                .param("id", scene.otherCsm().toString())
                .query(String.class)
                .single();

        var preview = preview(COMPANIES + id + ",Ferry Lane,," + other + ",Mid-market\n");

        assertThat(preview.counts()).isEqualTo(new Preview.Counts(0, 0, 1, 0));
        assertThat(preview.otherOwners()).isEqualTo(1);
    }

    @Test
    void theSegmentFollowsOnlyUntilThePlanIsStarted() {
        var id = id();
        run(COMPANIES + id + ",Gable Ltd,," + csmMail + ",Mid-market\n");
        assertThat(preview(COMPANIES + id + ",Gable Ltd,," + csmMail + ",Enterprise\n")
                        .counts()
                        .changed())
                .isEqualTo(1);
        jdbc.sql("UPDATE account SET plan_started_at = created_at WHERE external_id = :id")
                .param("id", id)
                .update();
        assertThat(preview(COMPANIES + id + ",Gable Ltd,," + csmMail + ",Enterprise\n")
                        .counts()
                        .same())
                .isEqualTo(1);
    }

    @Test
    void anAccountStartedByHandIsRecognisedByItsName() {
        var id = id();
        var preview = preview(COMPANIES + id + "," + scene.name() + ",," + csmMail + ",Mid-market\n");
        assertThat(preview.counts()).isEqualTo(new Preview.Counts(0, 1, 0, 0));
        assertThat(preview.changed().getFirst().parts()).containsExactly(new RowChange.Part(Field.COMPANY_ID, "", id));
    }

    @Test
    void everyBadCellIsRefusedWithLineAndColumn() {
        var twice = id();
        var preview =
                preview("Record ID,Company name,Company Domain Name,Company owner,Customer segment,Onboarding start\n"
                        + twice + ",First,,,,2026-11-02\n"
                        + twice + ",Second,,,,2026-11-02\n"
                        + "1.23E+11,Third,,,,2026-11-02\n"
                        + id() + "," + "x".repeat(161) + ",not a domain,,,2027-02-29\n"
                        + id() + ",\"Two\nlines\",,,,2026-11-02\n"
                        + id() + ",Us,fenwick.example,,,2026-11-02\n"
                        + id() + ",Smith, Jones & Co,,,,2026-11-02\n"
                        + id() + ",=HYPERLINK(\"http://x\"),,,,2024-02-29\n");

        assertThat(preview.counts()).isEqualTo(new Preview.Counts(2, 0, 0, 6));
        assertThat(preview.refusals())
                .extracting(RowRefusal::line, RowRefusal::column, refusal -> refusal.why()
                        .code())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "Record ID", "import.twice"),
                        org.assertj.core.groups.Tuple.tuple(4L, "Record ID", "import.hubspot-id"),
                        org.assertj.core.groups.Tuple.tuple(5L, "Company name", "text.too-long"),
                        org.assertj.core.groups.Tuple.tuple(5L, "Company Domain Name", "account.domain-malformed"),
                        org.assertj.core.groups.Tuple.tuple(5L, "Onboarding start", "import.no-such-day"),
                        org.assertj.core.groups.Tuple.tuple(6L, "Company name", "text.one-line"),
                        org.assertj.core.groups.Tuple.tuple(8L, "Company Domain Name", "import.own-company"),
                        org.assertj.core.groups.Tuple.tuple(9L, "", "import.shifted"));
    }

    @Test
    void theRefusedRowsCanBeTakenHomeWithoutRunningAnything() {
        var file = upload(COMPANIES + "=1+1,A,,,\n");
        var answers = answered(file);
        asAdmin(() -> importing.preview(file, answers, Progress.SILENT));
        var list = new ByteArrayOutputStream();
        asAdmin(() -> {
            importing.refused(file.id(), list);
            return 0;
        });
        assertThat(list.toString(StandardCharsets.UTF_8))
                .contains("\"2\",\"Record ID\",\"'=1+1\",")
                .doesNotContain("import.why")
                .doesNotContain("!{");
    }

    @Test
    void fifteenAndEighteenCharactersAreOneAccount() {
        var tail = "%07d".formatted(IDS.incrementAndGet() % 10_000_000);
        var fifteen = "001Xy" + "AB" + tail + "z";
        var file =
                "\"Account Owner\",\"Account Name\",\"Type\",\"Account ID\"\n\"Hanna Weiss\",\"Mill Race\",\"\",\"%s\"\n";
        run(file.formatted(fifteen));
        var eighteen = SalesforceId.of(fifteen, "001");
        assertThat(account(eighteen)).containsEntry("name", "Mill Race");
        assertThat(preview(file.formatted(eighteen)).counts()).isEqualTo(new Preview.Counts(0, 0, 1, 0));
    }

    @Test
    void whatNamesNoCsmAndNoSegmentIsAskedOnce() {
        var unknown = "Zoë Nowhere " + id();
        var file = upload(COMPANIES
                + id() + ",One,," + unknown + ",Gold\n"
                + id() + ",Two,," + unknown + ",Gold\n"
                + id() + ",Three,," + csmMail.toUpperCase(java.util.Locale.ROOT) + ",ENTERPRISE\n"
                + id() + ",Four,,,\n");
        var questions = asAdmin(() -> importing.questions(file, columns(file)));
        assertThat(questions.owners()).isEqualTo(Map.of(unknown, 2L, "", 1L));
        assertThat(questions.segments()).isEqualTo(Map.of("Gold", 2L, "", 1L));
        assertThat(questions.withoutStart()).isEqualTo(4);

        assertThat(asAdmin(() -> importing.preview(file, columns(file), Progress.SILENT))
                        .counts()
                        .refused())
                .isEqualTo(4);
    }

    @Test
    void somebodyElsesChangeAfterThePreviewStopsTheImport() {
        var id = id();
        var file = upload(COMPANIES + id + ",Late Ltd,," + csmMail + ",Mid-market\n");
        var answers = answered(file);
        var seen = asAdmin(() -> importing.preview(file, answers, Progress.SILENT));
        run(COMPANIES + id + ",Late Ltd,," + csmMail + ",Mid-market\n");

        assertThatThrownBy(() -> asAdmin(() -> importing.run(file, answers, seen, Progress.SILENT)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("import.changed"));
    }

    @Test
    void twoAdminsWhoImportTheSameAccountsAtOnceMakeEachOnce() throws Exception {
        importedByTwoAtOnce(60);
    }

    @Tag("long")
    @RepeatedTest(15)
    void howeverTwoImportsOfTheSameAccountsMeetEachAccountIsMadeOnce() throws Exception {
        importedByTwoAtOnce(600);
    }

    /** The same rows, from above and from below: the one import has what the other one still wants. */
    private void importedByTwoAtOnce(int companies) throws Exception {
        var name = "Twin " + id();
        var rows = new ArrayList<String>();
        for (int i = 0; i < companies; i++) {
            rows.add(id() + "," + name + ",," + csmMail + ",Mid-market");
        }
        var together = new CyclicBarrier(2);
        try (var admins = Executors.newFixedThreadPool(2)) {
            var imports = Stream.of(rows, rows.reversed())
                    .map(order -> COMPANIES + String.join("\n", order) + "\n")
                    .map(csv -> {
                        var file = upload(csv);
                        var answers = answered(file);
                        var seen = asAdmin(() -> importing.preview(file, answers, Progress.SILENT));
                        return admins.submit(() -> {
                            together.await(60, TimeUnit.SECONDS);
                            return imported(() -> asAdmin(() -> importing.run(file, answers, seen, Progress.SILENT)));
                        });
                    })
                    .toList();
            var outcomes = new ArrayList<String>();
            for (var each : imports) {
                outcomes.add(each.get(120, TimeUnit.SECONDS));
            }
            assertThat(outcomes).containsExactlyInAnyOrder("done", "import.changed");
        }
        assertThat(named(name)).isEqualTo(companies);
    }

    private static String imported(Supplier<ImportRun> act) {
        try {
            act.get();
            return "done";
        } catch (Refused refused) {
            return refused.refusal().code();
        }
    }

    @Test
    void aFailureInTheMiddleLeavesNothingBehind() {
        var rows = new StringBuilder(COMPANIES);
        var name = "Atom " + id();
        for (int i = 0; i < 1_200; i++) {
            rows.append(id())
                    .append(',')
                    .append(name)
                    .append(",,")
                    .append(csmMail)
                    .append(",Mid-market\n");
        }
        var file = upload(rows.toString());
        var answers = answered(file);
        var seen = asAdmin(() -> importing.preview(file, answers, Progress.SILENT));
        assertThat(seen.counts().created()).isEqualTo(1_200);

        assertThatThrownBy(() -> asAdmin(() -> importing.run(file, answers, seen, (done, of) -> {
                    if (done >= 1_000) {
                        throw new IllegalStateException("the power went out");
                    }
                })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(named(name)).isZero();
        assertThat(asAdmin(importing::history)).noneMatch(run -> run.id().equals(file.id()));

        // and the same upload can be imported afterwards, once
        asAdmin(() -> importing.run(file, answers, seen, Progress.SILENT));
        asAdmin(() -> importing.run(file, answers, seen, Progress.SILENT));
        assertThat(named(name)).isEqualTo(1_200);
    }

    @Test
    @DisplayName("rule 26: an import opens nothing to anybody, and mails nobody")
    void contactsBecomeKnownPeopleWithoutAccess() {
        var company = id();
        run(COMPANIES + company + ",Kiln House,kiln.example," + csmMail + ",Mid-market\n");
        var address = "ana." + company + "@kiln.example";
        run(CONTACTS + id() + ",Ana,Ruiz," + address.toUpperCase(java.util.Locale.ROOT) + ",Buyer,Kiln House," + company
                + "\n");

        var person = jdbc.sql("SELECT id, name, title, side FROM person WHERE email = :email")
                .param("email", address)
                .query()
                .singleRow();
        assertThat(person)
                .containsEntry("name", "Ana Ruiz")
                .containsEntry("title", "Buyer")
                .containsEntry("side", "CUSTOMER");
        assertThat(count("SELECT COUNT(*) FROM membership WHERE person_id = :id", person.get("id")))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM contact WHERE person_id = :id", person.get("id")))
                .isEqualTo(1);
        assertThat(mail.to(new app.merestone.kernel.EmailAddress(address))).isEmpty();
    }

    @Test
    @DisplayName("rule 26: an address belongs to one side only")
    void addressesOfTheVendorAreRefused() {
        var company = id();
        run(COMPANIES + company + ",Lantern Co,," + csmMail + ",Mid-market\n");
        var preview = preview(CONTACTS
                + id() + ",Own,Domain,new.person@fenwick.example,,," + company + "\n"
                + id() + ",Sub,Domain,new.person@mail.fenwick.example,,," + company + "\n"
                + id() + ",Hanna,Weiss," + csmMail + ",,," + company + "\n"
                + id() + ",Bad,Address,nobody at home,,," + company + "\n"
                + id() + ",No,Address,,,," + company + "\n"
                + id() + ",No,Company,a." + company + "@x.example,,,\n"
                + id() + ",Unknown,Company,b." + company + "@x.example,,,99\n");
        assertThat(preview.counts().refused()).isEqualTo(7);
        assertThat(preview.refusals())
                .extracting(refusal -> refusal.why().code())
                .containsExactlyInAnyOrder(
                        "import.vendor-address",
                        "import.vendor-address",
                        "import.vendor-address",
                        "email.malformed",
                        "import.no-address",
                        "import.no-company",
                        "import.company-unknown");
    }

    @Test
    void whoWasInvitedKeepsNameAndAddress() {
        var company = id();
        run(COMPANIES + company + "," + scene.name() + ",," + csmMail + ",Mid-market\n");
        var address = jdbc.sql("SELECT email FROM person WHERE id = :id")
                .param("id", scene.champion().toString())
                .query(String.class)
                .single();
        var crm = id();

        var same = run(CONTACTS + crm + ",M.,Chen-Other," + address + ",Boss,," + company + "\n");
        assertThat(same.counts().changed()).isEqualTo(1);
        assertThat(personName(scene.champion().toString())).isEqualTo("Maya Chen");

        var moved = preview(CONTACTS + crm + ",Maya,Chen,other." + company + "@x.example,,," + company + "\n");
        assertThat(moved.refusals())
                .extracting(refusal -> refusal.why().code())
                .containsExactly("import.member-address");
    }

    @Test
    void aContactWhoWasNeverInvitedFollowsTheCrm() {
        var company = id();
        run(COMPANIES + company + ",Moss & Co,," + csmMail + ",Mid-market\n");
        var crm = id();
        run(CONTACTS + crm + ",Lea,Old,lea.old" + company + "@moss.example,,," + company + "\n");
        run(CONTACTS + crm + ",Lea,New,lea.new" + company + "@moss.example,,," + company + "\n");
        assertThat(jdbc.sql("SELECT email FROM person WHERE external_id = :id")
                        .param("id", crm)
                        .query(String.class)
                        .single())
                .isEqualTo("lea.new" + company + "@moss.example");
    }

    @Test
    void onePersonMayBelongToSeveralCompanies() {
        var one = id();
        var two = id();
        run(COMPANIES + one + ",Peak One,," + csmMail + ",Mid-market\n" + two + ",Peak Two,," + csmMail
                + ",Mid-market\n");
        var address = "mo." + one + "@peak.example";
        run(CONTACTS + id() + ",Mo,Farr," + address + ",,Peak One;Peak Two," + one + ";" + two + "\n");
        assertThat(count(
                        "SELECT COUNT(*) FROM contact WHERE person_id = (SELECT id FROM person WHERE email = :id)",
                        address))
                .isEqualTo(2);
    }

    @Test
    void nobodyButAnAdminImports() {
        for (var role : List.of("CSM", "LEADER", "CUSTOMER")) {
            assertThatThrownBy(() -> As.person(scene.csm(), importing::history, role))
                    .isInstanceOf(AccessDeniedException.class);
        }
        // a session that still says admin, of a person who no longer is
        assertThatThrownBy(() -> As.person(scene.csm(), importing::history, "ADMIN"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    @Tag("long")
    void aHundredThousandRowsComeIn() {
        var rows = new StringBuilder(COMPANIES);
        for (int i = 0; i < 100_000; i++) {
            rows.append(id())
                    .append(",Company ")
                    .append(i)
                    .append(",c")
                    .append(i)
                    .append(".example,")
                    .append(csmMail)
                    .append(",Mid-market\n");
        }
        var file = upload(rows.toString());
        var answers = answered(file);
        var seen = asAdmin(() -> importing.preview(file, answers, Progress.SILENT));
        var done = asAdmin(() -> importing.run(file, answers, seen, Progress.SILENT));
        var again = preview(rows.toString());
        assertThat(done.counts()).isEqualTo(new Preview.Counts(100_000, 0, 0, 0));
        assertThat(again.counts()).isEqualTo(new Preview.Counts(0, 0, 100_000, 0));
    }

    private ImportRun run(String csv) {
        var file = upload(csv);
        var answers = answered(file);
        var seen = asAdmin(() -> importing.preview(file, answers, Progress.SILENT));
        return asAdmin(() -> importing.run(file, answers, seen, Progress.SILENT));
    }

    private Preview preview(String csv) {
        var file = upload(csv);
        var answers = answered(file);
        return asAdmin(() -> importing.preview(file, answers, Progress.SILENT));
    }

    private Upload upload(String csv) {
        return asAdmin(
                () -> importing.upload("export.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))));
    }

    private static Answers columns(Upload file) {
        var holds = java.util.Objects.requireNonNull(file.holds());
        return Answers.columns(holds, file.columns(holds));
    }

    private Answers answered(Upload file) {
        var questions = asAdmin(() -> importing.questions(file, columns(file)));
        var segments = new HashMap<String, SegmentId>();
        var mid = asAdmin(importing::choices).segments().stream()
                .filter(segment -> segment.name().equals("Mid-market"))
                .findFirst()
                .orElseThrow()
                .id();
        questions.segments().keySet().forEach(value -> segments.put(value, mid));
        var owners = new HashMap<String, Answers.Owner>();
        questions.owners().keySet().forEach(value -> owners.put(value, new Answers.Owner(null)));
        return columns(file).segments(segments).owners(owners).start(LocalDate.of(2026, 11, 2), DateOrder.DAY_FIRST);
    }

    private <T> T asAdmin(Supplier<T> act) {
        return scene.asAdmin(act);
    }

    private Map<String, Object> account(String crmId) {
        return jdbc.sql("SELECT * FROM account WHERE external_id = :id")
                .param("id", crmId)
                .query()
                .singleRow();
    }

    private String segmentName(Map<String, Object> account) {
        return jdbc.sql("SELECT name FROM segment WHERE id = :id")
                .param("id", account.get("segment_id"))
                .query(String.class)
                .single();
    }

    private String personName(String id) {
        return jdbc.sql("SELECT name FROM person WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private long named(String name) {
        return count("SELECT COUNT(*) FROM account WHERE name = :id", name);
    }

    private long count(String sql, Object id) {
        return jdbc.sql(sql).param("id", id).query(Long.class).single();
    }

    private static String id() {
        return Long.toString(IDS.incrementAndGet());
    }
}
