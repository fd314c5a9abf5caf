package app.merestone.demo;

import app.merestone.accounts.NewAccount;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.CriterionSummary;
import app.merestone.agreement.Measure;
import app.merestone.agreement.Wording;
import app.merestone.datasync.BlindRun;
import app.merestone.datasync.Complaint;
import app.merestone.datasync.DataSyncId;
import app.merestone.datasync.Delivery;
import app.merestone.datasync.DisputeReason;
import app.merestone.datasync.JobKey;
import app.merestone.datasync.NamedComparison;
import app.merestone.datasync.NewSync;
import app.merestone.datasync.SampleVerdict;
import app.merestone.datasync.Sending;
import app.merestone.datasync.SyncRunId;
import app.merestone.datasync.Tolerance;
import app.merestone.enablement.TaskState;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Role;
import app.merestone.results.ResultDraft;
import app.merestone.results.ResultId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One account's story, told in the order in which it happened. */
final class AccountStory {

    private final Onboarding portal;
    private final Stage stage;
    private final Cast cast;
    private final PersonId csm;
    private final AccountId account;
    private @Nullable PersonId champion;
    private @Nullable PersonId member;
    private @Nullable String senderKey;

    private AccountStory(Onboarding portal, Cast cast, PersonId csm, AccountId account) {
        this.portal = portal;
        this.stage = portal.stage();
        this.cast = cast;
        this.csm = csm;
        this.account = account;
    }

    /** The vendor starts an account so many days ago, of the segment at this place among the seeded ones. */
    static AccountStory start(
            Onboarding portal, Cast cast, String name, String domain, int segment, PersonId csm, int daysAgo) {
        var stage = portal.stage();
        stage.at(daysAgo, 9, 5);
        var account = AccountId.next();
        stage.as(csm, () -> portal.starting()
                .start(new NewAccount(
                        account,
                        name,
                        domain,
                        "",
                        portal.starting().choices().segments().get(segment).id(),
                        csm,
                        stage.day(-daysAgo))));
        return new AccountStory(portal, cast, csm, account);
    }

    AccountId account() {
        return account;
    }

    PersonId champion() {
        return Objects.requireNonNull(champion);
    }

    PersonId member() {
        return Objects.requireNonNull(member);
    }

    /** The champion is invited, and invites a member. */
    AccountStory invite(int daysAgo, String championName, String memberName, String domain) {
        stage.at(daysAgo, 9, 30);
        champion = stage.as(
                csm, () -> portal.inviting().inviteChampion(account, championName, address(championName, domain)));
        stage.at(daysAgo - 1, 10, 15);
        member = join(memberName, domain, Role.MEMBER);
        return this;
    }

    /** The champion invites somebody else. */
    PersonId join(String name, String domain, Role role) {
        return stage.as(champion(), () -> portal.inviting().invite(account, name, address(name, domain), role));
    }

    /** The champion invites a member and names them deputy. */
    void deputy(String name, String domain) {
        var deputy = join(name, domain, Role.MEMBER);
        stage.as(champion(), () -> portal.inviting().nameDeputy(account, deputy));
    }

    AccountStory why(int daysAgo, String sentence) {
        stage.at(daysAgo, 11, 0);
        stage.as(champion(), () -> portal.sayingWhy().say(account, 0, sentence));
        return this;
    }

    /** The customer makes the suggested first result its own, and the CSM agrees a day later. */
    CriterionId agreeFirstValue(int daysAgo, int dueInDays, String proves) {
        return agree(CriterionSummary::firstValue, daysAgo, dueInDays, proves);
    }

    /** The suggestion that data arrives and is right. */
    CriterionId agreeData(int daysAgo, int dueInDays) {
        return agree(
                c -> !c.firstValue()
                        && !c.afterOnboarding()
                        && c.measure() != null
                        && c.measure().once(),
                daysAgo,
                dueInDays,
                "");
    }

    /** The suggestion about what the customer's people can do. */
    CriterionId agreeTeam(int daysAgo, int dueInDays) {
        return agree(
                c -> !c.firstValue()
                        && !c.afterOnboarding()
                        && (c.measure() == null || !c.measure().once()),
                daysAgo,
                dueInDays,
                "");
    }

    /** The next milestone, after onboarding. */
    CriterionId agreeNext(int daysAgo, int dueInDays) {
        return agree(CriterionSummary::afterOnboarding, daysAgo, dueInDays, "");
    }

    private CriterionId agree(Predicate<CriterionSummary> which, int daysAgo, int dueInDays, String proves) {
        stage.at(daysAgo, 14, 20);
        var draft = suggestion(which);
        stage.as(champion(), () -> portal.proposing()
                .counter(account, draft.id(), draft.onTable(), wording(draft, dueInDays, proves), ""));
        stage.at(Math.max(0, daysAgo - 1), 9, 40);
        stage.as(csm, () -> portal.agreeing().accept(account, draft.id(), draft.onTable() + 1, ""));
        return draft.id();
    }

    /** The customer puts its wording of the suggestion forward; the CSM has not answered. */
    AccountStory propose(int daysAgo, Predicate<CriterionSummary> which, int dueInDays, String proves) {
        stage.at(daysAgo, 14, 20);
        var draft = suggestion(which);
        stage.as(champion(), () -> portal.proposing()
                .counter(account, draft.id(), draft.onTable(), wording(draft, dueInDays, proves), ""));
        return this;
    }

    /** The CSM suggests another wording of something agreed. */
    AccountStory counterByVendor(int daysAgo, CriterionId id, String statement, int dueInDays, String note) {
        stage.at(daysAgo, 16, 5);
        stage.as(csm, () -> {
            var version = portal.criteria().criterion(account, id).onTable();
            portal.proposing()
                    .counter(
                            account,
                            id,
                            version.number(),
                            version.wording().saying(statement).by(stage.day(dueInDays)),
                            note);
        });
        return this;
    }

    AccountStory note(int daysAgo, PersonId who, CriterionId id, String words) {
        stage.at(daysAgo, 16, 40);
        stage.as(who, () -> portal.notes().write(account, id, words));
        return this;
    }

    /** The CSM ticks this many of the internal tasks between two days. */
    AccountStory tasks(int howMany, int fromDaysAgo, int toDaysAgo) {
        var open = stage.as(csm, () -> portal.tasks().list(account)).stream()
                .filter(task -> task.state() == TaskState.OPEN)
                .limit(howMany)
                .toList();
        for (int i = 0; i < open.size(); i++) {
            var task = open.get(i);
            int daysAgo =
                    open.size() == 1 ? toDaysAgo : fromDaysAgo - (fromDaysAgo - toDaysAgo) * i / (open.size() - 1);
            stage.at(daysAgo, 15, i);
            stage.as(csm, () -> portal.tasks().tick(account, task.id()));
        }
        return this;
    }

    AccountStory notNeeded(int daysAgo, String reason) {
        stage.at(daysAgo, 15, 45);
        stage.as(csm, () -> portal.tasks().list(account).stream()
                .filter(task -> task.state() == TaskState.OPEN)
                .reduce((first, second) -> second)
                .ifPresent(task -> portal.tasks().notNeeded(account, task.id(), reason)));
        return this;
    }

    /** The CSM connects a data sync; the admin gives its pipeline a key. */
    DataSyncId connect(int daysAgo, CriterionId proves, String name, String source) {
        stage.at(daysAgo, 10, 30);
        var job = job(name);
        var sync = stage.as(csm, () -> portal.connecting()
                .connect(
                        account,
                        new NewSync(name, source, proves, Delivery.FULL, Tolerance.percent("0.5"), job, 24, 6)));
        if (senderKey == null) {
            senderKey = stage.as(cast.admin(), () -> portal.connections()
                            .make(account, "Nightly warehouse load", Sending.KEY, ""))
                    .key();
        }
        return sync;
    }

    /** A run arrives with these rows. */
    AccountStory arrive(int daysAgo, String name, long rows) {
        stage.at(daysAgo, 6, 12);
        stage.deliver(Objects.requireNonNull(senderKey), event(name, "COMPLETE", rows));
        return this;
    }

    /** A run arrives each day from then on, a few rows larger each time. */
    AccountStory arriveDaily(int fromDaysAgo, String name, long rows) {
        for (int daysAgo = fromDaysAgo; daysAgo >= 0; daysAgo--) {
            arrive(daysAgo, name, rows + 2L * (fromDaysAgo - daysAgo));
        }
        return this;
    }

    /** A run fails. */
    AccountStory fail(int daysAgo, String name) {
        stage.at(daysAgo, 6, 12);
        stage.deliver(Objects.requireNonNull(senderKey), event(name, "FAIL", null));
        return this;
    }

    /** A customer person enters their own count of the newest run. */
    SyncRunId count(int daysAgo, DataSyncId sync, String quantity, long theirs) {
        stage.at(daysAgo, 9, 50);
        return stage.as(member(), () -> {
            var current = portal.syncs().sync(account, sync).current();
            if (!(current instanceof BlindRun run)) {
                throw new IllegalStateException("there is no run to count on " + sync);
            }
            portal.verifying()
                    .enterCount(
                            account, sync, run.id(), new NamedComparison(quantity, null, null, stage.now()), theirs);
            return run.id();
        });
    }

    AccountStory verify(int daysAgo, DataSyncId sync, String quantity, long theirs) {
        var run = count(daysAgo, sync, quantity, theirs);
        stage.as(member(), () -> portal.verifying().confirm(account, sync, run, SampleVerdict.NOT_LOOKED_AT));
        return this;
    }

    AccountStory dispute(int daysAgo, DataSyncId sync, SyncRunId run, String expected, String proof) {
        stage.at(daysAgo, 10, 5);
        stage.as(member(), () -> portal.disputing()
                .dispute(account, sync, run, null, new Complaint(DisputeReason.RECORDS_MISSING, expected, proof)));
        return this;
    }

    AccountStory use(int daysAgo, DataSyncId sync, String words) {
        stage.at(daysAgo, 11, 25);
        stage.as(member(), () -> portal.using().state(account, sync, words));
        return this;
    }

    /** The champion records a result with a file beside it, and so signs it. */
    ResultId record(int daysAgo, CriterionId criterion, String what, @Nullable String amount, String place) {
        stage.at(daysAgo, 13, 10);
        return stage.as(champion(), () -> {
            var draft = new ResultDraft(
                    what,
                    stage.day(-daysAgo),
                    amount == null ? null : new BigDecimal(amount),
                    Set.of(champion(), member()),
                    "",
                    place);
            portal.recording().keep(account, criterion, draft, null);
            var kept = portal.evidence()
                    .addFile(account, criterion, "what-we-saw.csv", csv(what).getBytes(StandardCharsets.UTF_8));
            return portal.recording().record(account, criterion, kept.version()).result();
        });
    }

    /** The CSM opens the evidence and co-signs. */
    AccountStory coSign(int daysAgo, CriterionId criterion) {
        stage.at(daysAgo, 16, 31);
        stage.as(csm, () -> {
            var told = Objects.requireNonNull(
                    portal.results().result(account, criterion).recorded());
            told.evidence().forEach(piece -> portal.evidence().opened(account, piece.id()));
            portal.coSigning().coSign(account, told.id(), told.hash());
        });
        return this;
    }

    AccountStory askForMore(int daysAgo, CriterionId criterion, String question) {
        stage.at(daysAgo, 16, 31);
        stage.as(csm, () -> {
            var told = Objects.requireNonNull(
                    portal.results().result(account, criterion).recorded());
            portal.coSigning().askForMore(account, told.id(), told.hash(), question);
        });
        return this;
    }

    AccountStory noResultYet(int daysAgo, CriterionId criterion, String blocker, int lookAgainInDays) {
        stage.at(daysAgo, 13, 40);
        stage.as(champion(), () -> portal.recording()
                .noResultYet(account, criterion, blocker, stage.day(lookAgainInDays), champion()));
        return this;
    }

    AccountStory answerTheEvidenceQuestion(int daysAgo, String words) {
        stage.at(daysAgo, 12, 0);
        stage.as(champion(), () -> portal.answering().answer(account, 0, words));
        return this;
    }

    AccountStory close(int daysAgo) {
        stage.at(daysAgo, 14, 6);
        stage.as(champion(), () -> portal.closingOnboarding()
                .sign(account, portal.closing().status(account).hash()));
        stage.at(daysAgo, 16, 31);
        stage.as(csm, () -> portal.closingOnboarding()
                .sign(account, portal.closing().status(account).hash()));
        return this;
    }

    private CriterionSummary suggestion(Predicate<CriterionSummary> which) {
        return stage.as(champion(), () -> portal.criteria().criteria(account)).stream()
                .filter(which)
                .findFirst()
                .orElseThrow();
    }

    private Wording wording(CriterionSummary draft, int dueInDays, String proves) {
        var measure = draft.measure() == null ? Measure.happenedOnce() : draft.measure();
        return new Wording(
                draft.statement(),
                "",
                "",
                measure,
                member(),
                stage.day(dueInDays),
                !draft.afterOnboarding(),
                draft.afterOnboarding(),
                proves);
    }

    private static JobKey job(String name) {
        return new JobKey(
                "airflow", "load_" + name.toLowerCase(java.util.Locale.ROOT).replace(' ', '_'), "crm." + name);
    }

    private String event(String name, String type, @Nullable Long rows) {
        var job = job(name);
        var statistics = rows == null ? "{}" : """
                  {"outputStatistics": {"_producer": "https://demo.example", "_schemaURL": "https://openlineage.io/spec/facets/1-0-2/OutputStatisticsOutputDatasetFacet.json", "rowCount": %d}}""".formatted(rows);
        return """
                {"eventType": "%s", "eventTime": "%s", "producer": "https://demo.example",
                 "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
                 "run": {"runId": "%s"}, "job": {"namespace": "%s", "name": "%s"}, "inputs": [],
                 "outputs": [{"namespace": "warehouse", "name": "%s", "outputFacets": %s}]}
                """.formatted(
                        type, stage.now(), UUID.randomUUID(), job.namespace(), job.name(), job.output(), statistics);
    }

    private static String csv(String what) {
        return "what,seen\n\"" + what.replace("\"", "\"\"") + "\",yes\n";
    }

    static String address(String name, String domain) {
        int space = name.indexOf(' ');
        var first = space < 0 ? name : name.substring(0, space);
        var plain = java.text.Normalizer.normalize(first, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(java.util.Locale.ROOT);
        return plain + "@" + domain;
    }
}
