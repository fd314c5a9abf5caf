package app.merestone.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.Side;
import app.merestone.ledger.Act;
import app.merestone.ledger.ActKind;
import app.merestone.ledger.Actor;
import app.merestone.ledger.AuthenticatedBy;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.Role;
import app.merestone.portfolio.BrowsingHistory.Line;
import app.merestone.portfolio.BrowsingHistory.Which;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.Scene;
import app.merestone.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class HistoryTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ActKind IN_USE = ActKind.act("sync.in-use");
    private static final ActKind INVITED = ActKind.act("person.invited");

    @Autowired
    BrowsingHistory history;

    @Autowired
    ExportingHistory exporting;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    Ledger ledger;

    @Autowired
    TestClock.Moving clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Scene scene;

    @BeforeEach
    void anAgreedFirstResult() {
        clock.reset();
        scene = accounts.scene();
        agreements.firstValueAgreed(scene);
    }

    @Test
    void everyKindOfActBelongsToExactlyOneGroup() throws IOException {
        var kinds = new TreeSet<String>();
        var act = Pattern.compile("(?m)^act\\.([a-z-]+)\\.");
        try (var bundles = Files.list(Path.of("src/main/resources/i18n"))) {
            for (var bundle : bundles.toList()) {
                act.matcher(Files.readString(bundle)).results().forEach(found -> kinds.add(found.group(1)));
            }
        }
        assertThat(kinds).contains("criterion", "sync", "closing", "person");
        assertThat(Arrays.stream(ActGroup.values())
                        .flatMap(group -> group.things().stream())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void whatIsAskedForComesPageByPageWithoutGapsOrRepetition() {
        manyActs(65);
        var which = new Which(ActGroup.DATA, Side.CUSTOMER);

        var pages = new ArrayList<List<Line>>();
        var before = Long.MAX_VALUE;
        boolean more = true;
        while (more) {
            var from = before;
            var page = scene.asCsm(() -> history.page(scene.account(), which, from));
            pages.add(page.lines());
            before = page.lines().getLast().entry().sequence();
            more = page.more();
        }

        assertThat(pages).extracting(List::size).containsExactly(30, 30, 5);
        var found = pages.stream().flatMap(List::stream).map(Line::entry).toList();
        assertThat(found).allSatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo("sync.in-use");
            assertThat(entry.role()).isEqualTo(Role.CHAMPION);
            assertThat(entry.details()).containsKey("use");
        });
        assertThat(found).extracting(entry -> entry.details().get("use")).doesNotHaveDuplicates();
        assertThat(found).isSortedAccordingTo((one, other) -> Long.compare(other.sequence(), one.sequence()));
    }

    @Test
    void eachGroupAndSideShowsItsOwnAndTogetherTheyAreEverything() {
        manyActs(3);
        var all = kinds(Which.EVERYTHING);
        var one = new ArrayList<String>();
        for (var group : List.of(ActGroup.WORDING, ActGroup.DATA, ActGroup.RESULTS, ActGroup.PEOPLE)) {
            for (var side : Side.values()) {
                one.addAll(kinds(new Which(group, side)));
            }
        }
        assertThat(one).containsExactlyInAnyOrderElementsOf(all);
        assertThat(kinds(new Which(ActGroup.WORDING, null))).contains("criterion.accepted", "plan.why");
        assertThat(kinds(new Which(ActGroup.ALL, Side.VENDOR)))
                .contains("person.invited")
                .doesNotContain("sync.in-use");
        assertThat(kinds(new Which(ActGroup.RESULTS, null))).isEmpty();
    }

    @Test
    @DisplayName("Rules 13, 27: from the file alone each hash, the chain and each detail's commitment are recomputed")
    void theFileProvesItself() {
        manyActs(60);

        var lines = file();

        assertThat(lines).hasSizeGreaterThan(ExportingHistory.PART);
        var previous = "0".repeat(64);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var canonical = line.get("canonical").asString();
            var signed = JSON.readTree(canonical);
            assertThat(line.get("sequence").asInt()).isEqualTo(i + 1);
            assertThat(ContentHash.of(canonical).hex())
                    .isEqualTo(line.get("hash").asString());
            assertThat(signed.get("previous").asString()).isEqualTo(previous);
            assertThat(line.get("previous").asString()).isEqualTo(previous);
            for (var field : List.of("kind", "at", "role", "authenticatedBy")) {
                assertThat(line.get(field).asString())
                        .isEqualTo(signed.get(field).asString());
            }
            assertThat(line.path("content")).isEqualTo(signed.path("content"));
            assertThat(line.get("who").asString()).isNotBlank();
            assertThat(line.get("reference").asString())
                    .isEqualTo((i + 1) + "-" + line.get("hash").asString().substring(0, 8));
            var details = line.get("details");
            assertThat(details.propertyNames())
                    .containsExactlyInAnyOrderElementsOf(signed.get("details").propertyNames());
            for (var detail : details.properties()) {
                var said = detail.getValue();
                assertThat(ContentHash.of(said.get("salt").asString() + ":"
                                        + said.get("words").asString())
                                .hex())
                        .isEqualTo(signed.get("details").get(detail.getKey()).asString());
            }
            previous = line.get("hash").asString();
        }
        assertThat(lines.getLast().get("details").get("use").get("words").asString())
                .isEqualTo("Use “59”\nand more");
    }

    @Test
    void whatWasErasedIsMissingFromTheFileAndTheChainStillHolds() {
        jdbc.sql("DELETE FROM ledger_detail WHERE account_id = :account AND sequence_number = 1")
                .param("account", scene.account().toString())
                .update();

        var first = file().getFirst();

        assertThat(first.get("details").size()).isZero();
        assertThat(first.get("who").asString()).isNotBlank();
        assertThat(ContentHash.of(first.get("canonical").asString()).hex())
                .isEqualTo(first.get("hash").asString());
    }

    @Test
    @DisplayName("Rule 27: the champion and the deputy take the history away, also after the end; nobody else finds it")
    void onlyWhoSignsForTheCustomerTakesItAway() {
        jdbc.sql("UPDATE account SET ended_at = NOW() WHERE id = :account")
                .param("account", scene.account().toString())
                .update();
        assertThat(scene.asChampion(() -> exporting.part(scene.account(), 0)).lines())
                .isNotEmpty();
        assertThat(scene.asDeputy(() -> exporting.part(scene.account(), 0)).lines())
                .isNotEmpty();
        for (var nobody : List.<Runnable>of(
                () -> scene.asMember(() -> exporting.part(scene.account(), 0)),
                () -> scene.asSponsor(() -> exporting.part(scene.account(), 0)),
                () -> scene.asOtherChampion(() -> exporting.part(scene.account(), 0)),
                () -> scene.asChampion(() -> exporting.part(scene.otherAccount(), 0)),
                () -> scene.asStranger(() -> exporting.part(scene.account(), 0)))) {
            assertThatThrownBy(nobody::run).isInstanceOf(NotFound.class);
        }
        for (var vendor : List.<Runnable>of(
                () -> scene.asCsm(() -> exporting.part(scene.account(), 0)),
                () -> scene.asLeader(() -> exporting.part(scene.account(), 0)),
                () -> scene.asAdmin(() -> exporting.part(scene.account(), 0)))) {
            assertThatThrownBy(vendor::run).isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void theFileIsCalledAfterTheCompanyInPlainLetters() {
        assertThat(HistoryFile.name("Harbour & Pine")).isEqualTo("merestone-harbour-pine-history.jsonl");
        assertThat(HistoryFile.name("  Müller \"Söhne\"\r\n")).isEqualTo("merestone-muller-sohne-history.jsonl");
        assertThat(HistoryFile.name("株式会社")).isEqualTo("merestone-history.jsonl");
    }

    private List<JsonNode> file() {
        var lines = new ArrayList<String>();
        var part = scene.asChampion(() -> exporting.part(scene.account(), 0));
        lines.addAll(part.lines());
        while (part.more()) {
            var last = part.last();
            part = scene.asChampion(() -> exporting.part(scene.account(), last));
            lines.addAll(part.lines());
        }
        assertThat(lines).noneMatch(line -> line.contains("\n"));
        return lines.stream().map(JSON::readTree).toList();
    }

    private List<String> kinds(Which which) {
        var page = scene.asChampion(() -> history.page(scene.account(), which, Long.MAX_VALUE));
        assertThat(page.more()).isFalse();
        return page.lines().stream().map(line -> line.entry().kind()).toList();
    }

    /** So many of the customer's about data, and between them as many of the vendor's about people. */
    private void manyActs(int many) {
        var champion = new Actor(
                scene.champion(), "Dana", Role.CHAMPION, scene.name(), AuthenticatedBy.MAILED_LINK, scene.csm());
        var csm = new Actor(scene.csm(), "Maya Chen", Role.CSM, "Vendor", AuthenticatedBy.IDENTITY_PROVIDER, null);
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < many; i++) {
                ledger.append(new Act(scene.account(), INVITED, csm, scene.account(), null, Map.of("person", "P" + i)));
                ledger.append(new Act(
                        scene.account(),
                        IN_USE,
                        champion,
                        scene.account(),
                        null,
                        Map.of("use", "Use “" + i + "”\nand more")));
            }
        });
    }
}
