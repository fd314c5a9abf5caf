package app.merestone.bench;

import app.merestone.agreement.CriterionId;
import app.merestone.agreement.GeneratedWording;
import app.merestone.agreement.Measure;
import app.merestone.agreement.Wording;
import app.merestone.closing.ClosingContent;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.CanonicalJson;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.Ledger;
import app.merestone.results.EvidenceGrade;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A portfolio of any size, by direct SQL in large batches: what the application would have written for accounts in every
 * state, with the standing and the turns it would have derived. Seeded; only the days move along with today, because what
 * is past due today was not so last week.
 *
 * <p>Every account has twenty criteria, 14 internal tasks and three customer people. The first {@link #FULL_CHAINS}
 * accounts have a ledger entry for each saying, proposal and acceptance; the others have one for the sentence that says
 * why and one for the last acceptance, so that a hundred thousand accounts fit on a small disk.
 */
final class Generator {

    static final int CRITERIA = 20;
    static final int FULL_CHAINS = 1_000;

    /** Accounts of one transaction. */
    private static final int CHUNK = 50;

    private static final String WHY = "We lose two days every month to copying figures between spreadsheets.";
    private static final String FIRST = "We have made a forecast call from our own live numbers";
    private static final List<String> WHO = List.of(
            "Our sales leads", "Our finance team", "Our regional heads", "Two of us", "Our board", "Our support leads");
    private static final List<String> DID = List.of(
            "have prepared the weekly forecast",
            "have closed a month",
            "have answered a question of the board",
            "have planned a quarter",
            "have found a wrong number",
            "have built a report they needed");
    private static final List<String> HOW = List.of(
            "without any spreadsheet",
            "from the shared numbers alone",
            "in less than an hour",
            "without asking anybody for help",
            "on the day it was needed");
    private static final List<String> NAMES = List.of(
            "Maya Chen",
            "Jonas Petit",
            "Aisha Bello",
            "Pia Larsson",
            "Tom Okafor",
            "Ines Duarte",
            "Noor Haddad",
            "Lena Vogt");
    private static final List<String> FIRMS = List.of(
            "Harbour",
            "Northgate",
            "Alder",
            "Kestrel",
            "Brightwater",
            "Longmeadow",
            "Copperfield",
            "Saltmarsh",
            "Ridgeway",
            "Thornbury",
            "Oakhurst",
            "Wexford",
            "Fairlight",
            "Quayside",
            "Millbrook",
            "Stonecroft");
    private static final List<String> TRADES = List.of(
            "Foods", "Logistics", "Textiles", "Instruments", "Energy", "Clinics", "Press", "Tools", "Homes", "Optics");
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/London"), ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"));

    private final DataSource database;
    private final long seed;
    private final int accounts;
    private final Instant now;
    private final List<Segment> segments;
    private final List<VendorPerson> csms = new ArrayList<>();

    Generator(DataSource database, long seed, int accounts, Instant now) throws SQLException {
        this.database = database;
        this.seed = seed;
        this.accounts = accounts;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.segments = segments();
    }

    /** Fills the empty schema. */
    void run() throws SQLException {
        var began = System.nanoTime();
        vendor();
        long rows = 0;
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var tables = new Tables(connection)) {
                for (int n = 0; n < accounts; n++) {
                    new Plan(n, tables).write();
                    if ((n + 1) % CHUNK == 0 || n + 1 == accounts) {
                        tables.flush();
                        connection.commit();
                    }
                    if ((n + 1) % (CHUNK * 40) == 0 || n + 1 == accounts) {
                        var seconds = (System.nanoTime() - began) / 1e9;
                        System.out.printf(
                                "  %,d of %,d accounts, %,d rows, %.0f s%n",
                                n + 1, accounts, tables.written(), seconds);
                    }
                }
                rows = tables.written();
            }
            connection.commit();
        }
        System.out.printf("  %,d rows%n", rows);
    }

    /** The CSM who owns a fifth of all accounts; every other one owns about forty. */
    private VendorPerson csm(int account) {
        return account % 5 == 0 ? csms.getFirst() : csms.get(1 + (int) (account * 2_654_435_761L % (csms.size() - 1)));
    }

    private List<Segment> segments() throws SQLException {
        var found = new ArrayList<Segment>();
        try (var connection = database.getConnection();
                var rows =
                        connection.createStatement().executeQuery("SELECT id, quiet_days FROM segment ORDER BY name")) {
            while (rows.next()) {
                found.add(new Segment(rows.getString(1), rows.getInt(2)));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("no segments: the application has not been started on this database yet");
        }
        return found;
    }

    private void vendor() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var people = new Rows(connection, "person", Tables.PERSON);
                    var roles = new Rows(connection, "vendor_role", "person_id, role")) {
                int many = Math.max(2, accounts / 40);
                for (int n = 0; n <= many; n++) {
                    var chance = new Chance(seed, -1L - n);
                    var id = chance.id();
                    boolean leader = n == many;
                    var name = leader ? "Ines Duarte" : chance.of(NAMES) + " " + n;
                    people.add(
                            id,
                            0,
                            (leader ? "leader" : "csm" + n) + "@fenwick.example",
                            name,
                            null,
                            "VENDOR",
                            now.minus(400, ChronoUnit.DAYS));
                    roles.add(id, leader ? "LEADER" : "CSM");
                    if (!leader) {
                        csms.add(new VendorPerson(id, name));
                    }
                }
                people.flush();
                roles.flush();
            }
            connection.commit();
        }
    }

    private record Segment(String id, int quietDays) {}

    private record VendorPerson(UUID id, String name) {}

    private record Name(UUID person, String name, String role) {}

    /** How far an account has come. */
    private enum Stage {
        SETTING_UP,
        AT_RISK,
        SHOWN,
        CLOSED,
        ENDED
    }

    /** The tables in the order of their foreign keys. */
    private static final class Tables implements AutoCloseable {

        static final String PERSON = "id, version, email, name, title, side, created_at";

        private final Rows people;
        private final Rows accounts;
        private final Rows memberships;
        private final Rows plans;
        private final Rows whys;
        private final Rows criteria;
        private final Rows revisions;
        private final Rows tasks;
        private final Rows results;
        private final Rows checkIns;
        private final Rows closings;
        private final Rows heads;
        private final Rows entries;
        private final Rows details;
        private final Rows standings;
        private final Rows steps;
        private final Rows turns;
        private final List<Rows> all;

        Tables(Connection c) throws SQLException {
            people = new Rows(c, "person", PERSON);
            accounts = new Rows(
                    c,
                    "account",
                    "id, version, name, segment_id, zone, zone_chosen, csm_id, onboarding_start, created_at, plan_started_at");
            memberships = new Rows(
                    c, "membership", "id, version, account_id, person_id, role, invited_by, invited_at, mailed_at");
            plans = new Rows(c, "success_plan", "account_id, version, first_value_id, opened_at");
            whys = new Rows(
                    c, "plan_why", "account_id, why_number, sentence, said_person, said_name, said_role, said_at");
            criteria = new Rows(
                    c,
                    "criterion",
                    "id, version, account_id, table_revision, agreed_revision, agreed_at, first_agreed_due, changed_by, since,"
                            + " awaited_due, passed_due");
            revisions = new Rows(
                    c,
                    "criterion_revision",
                    "criterion_id, revision_number, statement, description, observation, measure_name, measure_unit,"
                            + " measure_baseline, measure_target, owner_id, due_on, required, after_onboarding, proves, hash,"
                            + " proposed_side, suggested, proposed_person, proposed_name, proposed_role, proposed_at,"
                            + " customer_person, customer_name, customer_role, customer_at, vendor_person, vendor_name,"
                            + " vendor_role, vendor_at");
            tasks = new Rows(
                    c,
                    "internal_task",
                    "id, version, account_id, place, title, state, reason, settled_by, settled_at, added_by, added_at");
            results = new Rows(
                    c,
                    "result",
                    "id, version, account_id, criterion_id, attempt, written_by, written_side, written_at, what, observed_on,"
                            + " amount, used_by_others, place, agreed_revision, agreed_hash, content_hash, recorded_person_id,"
                            + " recorded_name, recorded_role, recorded_at, recorded_reference, customer_person_id,"
                            + " customer_name, customer_role, customer_at, customer_reference, vendor_person_id,"
                            + " vendor_name, vendor_role, vendor_at, vendor_reference");
            checkIns = new Rows(
                    c,
                    "check_in",
                    "id, version, account_id, about, reason, due, owner_id, opened_at, done_by, done_at, done_note");
            closings = new Rows(
                    c,
                    "closing",
                    "id, version, account_id, state, answer_number, answer_words, answer_person, answer_name, answer_at,"
                            + " content, content_hash, customer_person, customer_name, customer_role, customer_company,"
                            + " customer_at, customer_reference, vendor_person, vendor_name, vendor_role, vendor_company,"
                            + " vendor_at, vendor_reference, number, ended_at, ended_on, ended_by, ended_by_name, reason");
            heads = new Rows(c, "ledger_head", "account_id, sequence_number, hash");
            entries = new Rows(
                    c,
                    "ledger_entry",
                    "account_id, sequence_number, kind, at, person_id, role, authenticated_by, invited_by, subject_id,"
                            + " content_hash, canonical, previous_hash, hash");
            details = new Rows(c, "ledger_detail", "account_id, sequence_number, name, detail, salt");
            standings = new Rows(
                    c,
                    "account_standing",
                    "account_id, name, segment_id, csm_id, status, onboarding_start, tasks_done, tasks_not_needed,"
                            + " tasks_total, tasks_finished_on, results_shown, results_agreed, first_value_on,"
                            + " last_customer_act_at, quiet_after_days, disputes, past_due, aligned, next_due, at_risk,"
                            + " at_risk_since, risk_owned, closed_on");
            steps = new Rows(c, "risk_step", "account_id, owner_id, step, due, set_by, set_at");
            turns = new Rows(
                    c, "open_turn", "account_id, turn_key, side, person_id, owner_id, kind, about, path, since, due");
            all = List.of(
                    people,
                    accounts,
                    memberships,
                    plans,
                    whys,
                    criteria,
                    revisions,
                    tasks,
                    results,
                    checkIns,
                    closings,
                    heads,
                    entries,
                    details,
                    standings,
                    steps,
                    turns);
        }

        void flush() throws SQLException {
            for (var rows : all) {
                rows.flush();
            }
        }

        long written() {
            return all.stream().mapToLong(Rows::written).sum();
        }

        @Override
        public void close() throws SQLException {
            for (var rows : all) {
                rows.close();
            }
        }
    }

    /** One account with everything on it. */
    private final class Plan {

        private final int number;
        private final Tables tables;
        private final Chance chance;
        private final Stage stage;
        private final Segment segment;
        private final ZoneId zone;
        private final LocalDate today;
        private final LocalDate start;
        private final VendorPerson owner;
        private final AccountId account;
        private final String name;
        private final Name csm;
        private final Name champion;
        private final UUID member;
        private final List<Agreed> counted = new ArrayList<>();
        private final List<Act> acts = new ArrayList<>();
        private final List<ClosingContent.ShownResult> shown = new ArrayList<>();
        private final Map<String, ContentHash> hashes = new HashMap<>();

        Plan(int number, Tables tables) {
            this.number = number;
            this.tables = tables;
            this.chance = new Chance(seed, number);
            int die = chance.below(100);
            this.stage = die < 50
                    ? Stage.SETTING_UP
                    : die < 58 ? Stage.AT_RISK : die < 85 ? Stage.SHOWN : die < 97 ? Stage.CLOSED : Stage.ENDED;
            this.segment = segments.get(number % segments.size());
            this.zone = ZONES.get(number % ZONES.size());
            this.today = LocalDate.ofInstant(now, zone);
            this.start = today.minusDays(chance.between(30, 150));
            this.owner = csm(number);
            this.account = new AccountId(chance.id());
            this.name = chance.of(FIRMS) + " " + chance.of(TRADES) + " " + number;
            this.csm = new Name(owner.id(), owner.name(), "CSM");
            this.champion = new Name(chance.id(), chance.of(NAMES), "CHAMPION");
            this.member = chance.id();
        }

        void write() throws SQLException {
            people();
            var firstValue = new CriterionId(chance.id());
            tables.plans.add(account, 0, firstValue, at(0, 9));
            tables.whys.add(account, 1, WHY, champion.person(), champion.name(), "CHAMPION", at(1, 9));
            acts.add(new Act(
                    "plan.why",
                    champion,
                    account.value(),
                    at(1, 9),
                    ContentHash.of(CanonicalJson.of(Map.of("account", account.toString(), "version", 1, "why", WHY))),
                    Map.of("why", WHY)));
            int agreed = stage == Stage.CLOSED ? CRITERIA : 8;
            for (int n = 0; n < CRITERIA; n++) {
                var id = n == 0 ? firstValue : new CriterionId(chance.id());
                if (n < agreed) {
                    agreed(n, id);
                } else {
                    open(n, id);
                }
            }
            var settled = tasks();
            var ending = closing();
            var lastAct = chain();
            standing(settled, ending, lastAct);
        }

        private void people() throws SQLException {
            var created = at(0, 8);
            person(champion.person(), "champion", champion.name(), created);
            var deputy = chance.id();
            person(deputy, "deputy", chance.of(NAMES), created);
            person(member, "member", chance.of(NAMES), created);
            tables.accounts.add(account, 0, name, segment.id(), zone, true, csm.person(), start, created, at(0, 9));
            membership(champion.person(), "CHAMPION", csm.person());
            membership(deputy, "DEPUTY", champion.person());
            membership(member, "MEMBER", champion.person());
        }

        private void person(UUID id, String local, String called, Instant created) throws SQLException {
            tables.people.add(id, 0, local + "@account" + number + ".example", called, null, "CUSTOMER", created);
        }

        private void membership(UUID person, String role, UUID by) throws SQLException {
            tables.memberships.add(chance.id(), 0, account, person, role, by, at(0, 9), at(0, 9));
        }

        /** One that both sides agree on, with its result where the account has come so far. */
        private void agreed(int n, CriterionId id) throws SQLException {
            boolean first = n == 0;
            boolean later = stage == Stage.CLOSED && n >= CRITERIA - 4;
            boolean isShown = stage == Stage.CLOSED ? !later : stage == Stage.SHOWN && n < 4;
            int versions = chance.below(4) == 0 ? 2 : 1;
            var proposed = at(2, 9).plusSeconds(60L * n);
            var countered = at(3, 9).plusSeconds(60L * n);
            var accepted = at(4, 9).plusSeconds(60L * n);
            var due = later
                    ? today.plusDays(chance.between(30, 200))
                    : max(start.plusDays(6), today.plusDays(chance.between(isShown ? -40 : -12, isShown ? 0 : 110)));
            var wording = wording(n, first, !later && n < 6, later).by(due);
            for (int v = 1; v <= versions; v++) {
                boolean last = v == versions;
                var worded = last ? wording : wording.by(due.plusDays(7));
                boolean byCustomer = v == 2;
                revision(
                        id,
                        v,
                        worded,
                        byCustomer ? champion : csm,
                        byCustomer ? countered : proposed,
                        last ? champion : null,
                        byCustomer ? countered : accepted,
                        last || !byCustomer ? csm : null,
                        byCustomer ? accepted : proposed,
                        false);
                acts.add(act(
                        v == 1 ? "criterion.proposed" : "criterion.countered",
                        byCustomer ? champion : csm,
                        id,
                        v,
                        worded,
                        byCustomer ? countered : proposed));
            }
            var last = versions == 2 ? csm : champion;
            acts.add(act("criterion.accepted", last, id, versions, wording, accepted));
            boolean passed = !isShown && !later && due.isBefore(today);
            tables.criteria.add(
                    id,
                    versions - 1,
                    account,
                    versions,
                    versions,
                    accepted,
                    due,
                    last.name(),
                    accepted,
                    due.isBefore(today) ? null : due,
                    passed ? due : null);
            var entry = new Agreed(id, wording, due, isShown, first, later, accepted, versions);
            if (!later) {
                counted.add(entry);
            }
            if (isShown) {
                result(entry);
            } else {
                waiting(entry, passed);
            }
        }

        private void waiting(Agreed c, boolean passed) throws SQLException {
            if (passed) {
                var morning = c.due().plusDays(1).atStartOfDay(zone).toInstant();
                tables.checkIns.add(
                        chance.id(),
                        0,
                        account,
                        c.wording().statement(),
                        "The agreed day passed without a co-signed result.",
                        c.due().plusDays(3),
                        member,
                        morning,
                        member,
                        min(morning.plus(1, ChronoUnit.DAYS), now),
                        "We need two more weeks.");
                turn(
                        "criterion:" + c.id() + ":passed:" + c.due(),
                        "CUSTOMER",
                        member,
                        "agreement.passed",
                        c.wording().statement(),
                        "/plan/" + account + "/agreement/" + c.id(),
                        morning,
                        c.due());
            }
            var from = c.due().minusDays(14);
            if (!today.isBefore(from) && !today.isAfter(c.due())) {
                var dawn = from.atStartOfDay(zone).toInstant();
                turn(
                        "result.record:" + c.id() + ":" + c.versions(),
                        "CUSTOMER",
                        member,
                        "result.record",
                        c.wording().statement(),
                        "/plan/" + account + "/results/" + c.id() + "/record",
                        dawn.isAfter(c.agreedAt()) ? dawn : c.agreedAt(),
                        c.due());
            }
        }

        private void result(Agreed c) throws SQLException {
            var id = chance.id();
            var observed = min(start.plusDays(chance.between(6, 25)), today.minusDays(2));
            var signed = observed.plusDays(1).atTime(10, 0).toInstant(ZoneOffset.UTC);
            var coSigned = signed.plus(3, ChronoUnit.HOURS);
            var measure = c.wording().measure();
            var amount = measure == null ? null : measure.target();
            var what = "We did it on our own, and the numbers were the ones we count with.";
            var agreedHash = hash(c.wording(), c.id(), c.versions());
            var fields = new LinkedHashMap<String, Object>();
            fields.put("version", 1);
            fields.put("account", account);
            fields.put("criterion", c.id());
            fields.put("agreed", agreedHash);
            fields.put("revision", c.versions());
            fields.put("what", what);
            fields.put("observedOn", observed);
            fields.put("amount", amount);
            fields.put("usedBy", List.of());
            fields.put("usedByOthers", "our sales leads");
            fields.put("place", "");
            fields.put("evidence", List.of());
            var hash = ContentHash.of(CanonicalJson.of(fields));
            var reference = "0-" + hash.hex().substring(0, 8);
            tables.results.add(
                    id,
                    2,
                    account,
                    c.id(),
                    1,
                    champion.person(),
                    "CUSTOMER",
                    signed,
                    what,
                    observed,
                    amount,
                    "our sales leads",
                    "",
                    c.versions(),
                    agreedHash,
                    hash,
                    champion.person(),
                    champion.name(),
                    "CHAMPION",
                    signed,
                    reference,
                    champion.person(),
                    champion.name(),
                    "CHAMPION",
                    signed,
                    reference,
                    csm.person(),
                    csm.name(),
                    "CSM",
                    coSigned,
                    reference);
            shown.add(new ClosingContent.ShownResult(
                    c.id().toString(),
                    c.versions(),
                    c.wording().statement(),
                    c.first(),
                    agreedHash,
                    what,
                    observed,
                    hash,
                    champion.name(),
                    signed,
                    csm.name(),
                    coSigned,
                    measure == null ? EvidenceGrade.STATED : EvidenceGrade.MEASURED,
                    measure == null || measure.once()
                            ? null
                            : new ClosingContent.Figure(
                                    measure.name(), measure.unit(), measure.target(), measure.target())));
            c.observed(observed);
        }

        /** One that is still on the table: six wait for the customer, two for the vendor, four are suggestions. */
        private void open(int n, CriterionId id) throws SQLException {
            int place = n - 8;
            var proposed = at(5, 9).plusSeconds(60L * n);
            boolean draft = place >= 8;
            boolean byCustomer = place == 6 || place == 7;
            var by = byCustomer ? champion : csm;
            var wording = draft
                    ? wording(n, false, false, false).ownedBy(null)
                    : wording(n, false, false, false).by(today.plusDays(chance.between(20, 120)));
            revision(
                    id,
                    1,
                    wording,
                    by,
                    proposed,
                    byCustomer ? champion : null,
                    proposed,
                    byCustomer || draft ? null : csm,
                    proposed,
                    draft);
            tables.criteria.add(id, 0, account, 1, null, null, null, by.name(), proposed, null, null);
            if (!draft) {
                acts.add(act("criterion.proposed", by, id, 1, wording, proposed));
            }
            turn(
                    "criterion:" + id + (draft ? ":draft" : ":revision:1:" + (byCustomer ? "VENDOR" : "CUSTOMER")),
                    byCustomer ? "VENDOR" : "CUSTOMER",
                    null,
                    draft ? "agreement.draft" : "agreement.answer",
                    wording.statement(),
                    "/plan/" + account + "/agreement/" + id,
                    proposed,
                    null);
        }

        private Wording wording(int n, boolean first, boolean required, boolean later) {
            var statement =
                    first ? FIRST : chance.of(WHO) + " " + chance.of(DID) + " " + chance.of(HOW) + ", in round " + n;
            return new Wording(
                    statement,
                    chance.below(3) == 0 ? "What counts is that it happened in the ordinary course of work." : "",
                    "",
                    first
                            ? new Measure("Forecast calls made from live numbers", "calls", null, BigDecimal.valueOf(3))
                            : Measure.happenedOnce(),
                    new PersonId(member),
                    null,
                    required,
                    later,
                    first ? "two days every month" : "");
        }

        private void revision(
                CriterionId id,
                int number,
                Wording wording,
                Name by,
                Instant at,
                Name customer,
                Instant customerAt,
                Name vendor,
                Instant vendorAt,
                boolean suggested)
                throws SQLException {
            var measure = wording.measure();
            tables.revisions.add(
                    id,
                    number,
                    wording.statement(),
                    wording.description(),
                    wording.observation(),
                    measure == null ? null : measure.name(),
                    measure == null ? null : measure.unit(),
                    measure == null ? null : measure.baseline(),
                    measure == null ? null : measure.target(),
                    wording.owner(),
                    wording.due(),
                    wording.required(),
                    wording.afterOnboarding(),
                    wording.proves(),
                    hash(wording, id, number),
                    by.role().equals("CSM") ? "VENDOR" : "CUSTOMER",
                    suggested,
                    by.person(),
                    by.name(),
                    by.role(),
                    at,
                    customer == null ? null : customer.person(),
                    customer == null ? null : customer.name(),
                    customer == null ? null : customer.role(),
                    customer == null ? null : customerAt,
                    vendor == null ? null : vendor.person(),
                    vendor == null ? null : vendor.name(),
                    vendor == null ? null : vendor.role(),
                    vendor == null ? null : vendorAt);
        }

        private void turn(
                String key,
                String side,
                UUID person,
                String kind,
                String about,
                String path,
                Instant since,
                LocalDate due)
                throws SQLException {
            tables.turns.add(
                    account,
                    key,
                    side,
                    person,
                    side.equals("VENDOR") ? (person == null ? csm.person() : person) : null,
                    kind,
                    about,
                    path,
                    since,
                    due);
        }

        private Settled tasks() throws SQLException {
            int count = 14;
            int notNeeded = number % 7 == 0 ? 1 : 0;
            int done = stage == Stage.SETTING_UP || stage == Stage.ENDED
                    ? chance.below(count - notNeeded)
                    : count - notNeeded;
            LocalDate last = null;
            for (int place = 1; place <= count; place++) {
                boolean skipped = place > count - notNeeded;
                boolean ticked = place <= done;
                var on = min(start.plusDays(2L + place), today);
                var settledAt = min(on.atTime(9, place).toInstant(ZoneOffset.UTC), now);
                if (ticked) {
                    last = LocalDate.ofInstant(settledAt, zone);
                }
                tables.tasks.add(
                        chance.id(),
                        ticked || skipped ? 1 : 0,
                        account,
                        place,
                        "Set-up step " + place + " of the segment's playbook",
                        ticked ? "DONE" : skipped ? "NOT_NEEDED" : "OPEN",
                        skipped ? "They have it already." : null,
                        ticked || skipped ? csm.person() : null,
                        ticked || skipped ? settledAt : null,
                        csm.person(),
                        at(0, 9));
            }
            boolean all = done == count - notNeeded;
            return new Settled(done, notNeeded, count - notNeeded, all ? last : null);
        }

        private LocalDate closing() throws SQLException {
            if (stage == Stage.SETTING_UP || stage == Stage.AT_RISK) {
                return null;
            }
            boolean closed = stage == Stage.CLOSED;
            var words = "We opened the forecast, and the call ran from it.";
            var answered = shown.stream()
                    .map(ClosingContent.ShownResult::vendorAt)
                    .max(Comparator.naturalOrder())
                    .map(at -> at.plus(1, ChronoUnit.HOURS))
                    .orElse(at(6, 9));
            var ended = answered.plus(2, ChronoUnit.HOURS);
            boolean answers = stage != Stage.ENDED;
            var content = !closed
                    ? null
                    : new ClosingContent(
                            account,
                            name,
                            "Fenwick",
                            start,
                            WHY,
                            shown,
                            List.of(),
                            null,
                            new ClosingContent.SaidAnswer(
                                    words, champion.person().toString(), champion.name(), answered));
            var on = stage == Stage.SHOWN ? null : LocalDate.ofInstant(ended, zone);
            tables.closings.add(
                    chance.id(),
                    1,
                    account,
                    closed ? "CLOSED" : stage == Stage.SHOWN ? "OPEN" : "WITHOUT_RESULT",
                    answers ? 1 : null,
                    answers ? words : null,
                    answers ? champion.person() : null,
                    answers ? champion.name() : null,
                    answers ? answered : null,
                    content == null ? null : content.canonical().text(),
                    content == null ? null : content.hash(),
                    closed ? champion.person() : null,
                    closed ? champion.name() : null,
                    closed ? "CHAMPION" : null,
                    closed ? name : null,
                    closed ? ended : null,
                    closed ? "0-00000000" : null,
                    closed ? csm.person() : null,
                    closed ? csm.name() : null,
                    closed ? "CSM" : null,
                    closed ? "Fenwick" : null,
                    closed ? ended : null,
                    closed ? "0-00000000" : null,
                    closed ? "B" + number : null,
                    on == null ? null : ended,
                    on,
                    stage == Stage.ENDED ? csm.person() : null,
                    stage == Stage.ENDED ? csm.name() : null,
                    stage == Stage.ENDED ? "They were bought, and their new owner uses something else." : null);
            return on;
        }

        /** Writes the account's chain and answers when a customer person acted last. */
        private Instant chain() throws SQLException {
            acts.sort(Comparator.comparing(Act::at));
            var kept = number < FULL_CHAINS
                    ? acts
                    : List.of(
                            acts.getFirst(),
                            acts.stream()
                                    .filter(a -> a.kind().equals("criterion.accepted") && a.by() == champion)
                                    .reduce((one, later) -> later)
                                    .orElse(acts.getLast()));
            var previous = Ledger.GENESIS;
            long sequence = 0;
            Instant lastCustomerAct = null;
            for (var act : kept) {
                sequence++;
                if (act.by() == champion) {
                    lastCustomerAct = act.at();
                }
                previous = entry(act, sequence, previous);
            }
            tables.heads.add(account, sequence, previous);
            return lastCustomerAct;
        }

        private ContentHash entry(Act act, long sequence, ContentHash previous) throws SQLException {
            var invitedBy = act.by() == champion ? csm.person() : null;
            var salts = new TreeMap<String, String>();
            var commitments = new TreeMap<String, String>();
            new TreeMap<>(act.details()).forEach((detail, text) -> {
                salts.put(detail, chance.hex(32));
                commitments.put(
                        detail, ContentHash.of(salts.get(detail) + ":" + text).hex());
            });
            var fields = new LinkedHashMap<String, Object>();
            fields.put("version", 1);
            fields.put("account", account);
            fields.put("sequence", sequence);
            fields.put("kind", act.kind());
            fields.put("at", act.at());
            fields.put("person", act.by().person());
            fields.put("role", act.by().role());
            fields.put("authenticatedBy", "MAILED_LINK");
            fields.put("invitedBy", invitedBy);
            fields.put("subject", act.subject());
            fields.put("content", act.content());
            fields.put("details", commitments);
            fields.put("previous", previous);
            var canonical = CanonicalJson.of(fields);
            var hash = ContentHash.of(canonical);
            tables.entries.add(
                    account,
                    sequence,
                    act.kind(),
                    act.at(),
                    act.by().person(),
                    act.by().role(),
                    "MAILED_LINK",
                    invitedBy,
                    act.subject(),
                    act.content(),
                    canonical.text(),
                    previous,
                    hash);
            for (var salt : salts.entrySet()) {
                tables.details.add(
                        account, sequence, salt.getKey(), act.details().get(salt.getKey()), salt.getValue());
            }
            return hash;
        }

        private void standing(Settled tasks, LocalDate closedOn, Instant lastAct) throws SQLException {
            var open = counted.stream().filter(c -> !c.shown()).toList();
            boolean risk = stage == Stage.AT_RISK;
            boolean owned = risk && chance.below(2) == 0;
            if (owned) {
                tables.steps.add(
                        account,
                        csm.person(),
                        "Sit in on their next forecast call",
                        today.plusDays(5),
                        csm.person(),
                        now);
            }
            var status =
                    switch (stage) {
                        case SETTING_UP -> tasks.finished() == null ? "SETTING_UP" : "SETUP_DONE_NO_RESULT";
                        case AT_RISK -> "SETUP_DONE_NO_RESULT";
                        case SHOWN -> "RESULT_SHOWN";
                        case CLOSED -> "CLOSED_BY_BOTH";
                        case ENDED -> "ENDED_WITHOUT_RESULT";
                    };
            tables.standings.add(
                    account,
                    name,
                    segment.id(),
                    csm.person(),
                    status,
                    start,
                    tasks.done(),
                    tasks.notNeeded(),
                    tasks.total(),
                    tasks.finished(),
                    counted.size() - open.size(),
                    counted.size(),
                    counted.stream()
                            .filter(c -> c.first() && c.shown())
                            .map(Agreed::observedOn)
                            .findFirst()
                            .orElse(null),
                    lastAct,
                    segment.quietDays(),
                    0,
                    (int) open.stream().filter(c -> c.due().isBefore(today)).count(),
                    true,
                    open.stream().map(Agreed::due).min(LocalDate::compareTo).orElse(null),
                    risk,
                    risk ? tasks.finished() : null,
                    owned,
                    closedOn);
        }

        private Act act(String kind, Name by, CriterionId id, int version, Wording wording, Instant at) {
            var details = new LinkedHashMap<String, String>();
            details.put("statement", wording.statement());
            details.put("version", Integer.toString(version));
            if (wording.due() != null) {
                details.put("due", wording.due().toString());
            }
            if (wording.owner() != null) {
                details.put("owner", "Aisha Bello");
            }
            return new Act(kind, by, id.value(), at, hash(wording, id, version), details);
        }

        private ContentHash hash(Wording wording, CriterionId id, int version) {
            return hashes.computeIfAbsent(
                    id + ":" + version, key -> GeneratedWording.hash(wording, account, id, version));
        }

        /** That hour of that day after the onboarding began, UTC. */
        private Instant at(int day, int hour) {
            return start.plusDays(day).atTime(hour, 0).toInstant(ZoneOffset.UTC);
        }
    }

    private record Settled(int done, int notNeeded, int total, LocalDate finished) {}

    private record Act(
            String kind, Name by, UUID subject, Instant at, ContentHash content, Map<String, String> details) {}

    private static final class Agreed {

        private final CriterionId id;
        private final Wording wording;
        private final LocalDate due;
        private final boolean shown;
        private final boolean first;
        private final boolean later;
        private final Instant agreedAt;
        private final int versions;
        private LocalDate observedOn;

        Agreed(
                CriterionId id,
                Wording wording,
                LocalDate due,
                boolean shown,
                boolean first,
                boolean later,
                Instant agreedAt,
                int versions) {
            this.id = id;
            this.wording = wording;
            this.due = due;
            this.shown = shown;
            this.first = first;
            this.later = later;
            this.agreedAt = agreedAt;
            this.versions = versions;
        }

        CriterionId id() {
            return id;
        }

        Wording wording() {
            return wording;
        }

        LocalDate due() {
            return due;
        }

        boolean shown() {
            return shown;
        }

        boolean first() {
            return first;
        }

        boolean later() {
            return later;
        }

        Instant agreedAt() {
            return agreedAt;
        }

        int versions() {
            return versions;
        }

        LocalDate observedOn() {
            return observedOn;
        }

        void observed(LocalDate on) {
            observedOn = on;
        }
    }

    private static LocalDate max(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
