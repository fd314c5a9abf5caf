package app.merestone.integration;

import app.merestone.accounts.AccountRenamed;
import app.merestone.accounts.CrmAccount;
import app.merestone.accounts.CrmRecords;
import app.merestone.accounts.SegmentId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refusal;
import app.merestone.kernel.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Companies become accounts. An account is recognised by its id in the CRM, else by its exact name when it was started by
 * hand and has no such id yet. Name, domain and, until its plan is started, segment follow the CRM; the owner and the first
 * day of onboarding do not: both sides would have to know (rule 16; "set once, a change is a ledger entry both see").
 */
final class CompanyIntake extends Intake {

    private static final String ACCOUNT_PREFIX = "001";

    private final CrmRecords records;
    private final Known known;
    private final LocalDate today;
    private final Instant now;
    private final Consumer<Object> events;
    // an id's line, so that a second row with it can be told where the first one stands
    private final Map<String, Long> lines = new HashMap<>();
    private final Set<AccountId> recognised = new HashSet<>();

    CompanyIntake(
            Answers answers,
            Origin origin,
            Tally tally,
            boolean doing,
            CrmRecords records,
            Known known,
            LocalDate today,
            Instant now,
            Consumer<Object> events) {
        super(answers, origin, tally, doing);
        this.records = records;
        this.known = known;
        this.today = today;
        this.now = now;
        this.events = events;
    }

    private record Company(
            Row row,
            String id,
            String name,
            @Nullable String domain,
            SegmentId segment,
            @Nullable PersonId owner,
            LocalDate start) {}

    @Override
    void take(List<Row> rows) {
        var companies = new ArrayList<Company>();
        for (var row : rows) {
            if (tally.shifted(row)) {
                continue;
            }
            var company = read(row);
            if (company == null) {
                tally.refuse();
            } else {
                companies.add(company);
            }
        }
        var byId = records.accounts(companies.stream().map(Company::id).toList()).stream()
                .collect(Collectors.toMap(account -> Objects.requireNonNull(account.crmId()), Function.identity()));
        var byName = records
                .accountsNamed(companies.stream()
                        .filter(company -> !byId.containsKey(company.id()))
                        .map(Company::name)
                        .distinct()
                        .toList())
                .stream()
                .filter(account -> account.crmId() == null && !account.ended())
                .collect(Collectors.groupingBy(CrmAccount::name));
        var created = new ArrayList<CrmAccount>();
        var changed = new ArrayList<CrmAccount>();
        for (var company : companies) {
            var account = byId.get(company.id());
            if (account == null) {
                var namesakes = byName.getOrDefault(company.name(), List.of()).stream()
                        .filter(namesake -> !recognised.contains(namesake.id()))
                        .toList();
                if (namesakes.size() > 1) {
                    refuse(company, Field.COMPANY_NAME, Refusal.of("import.two-namesakes"));
                    continue;
                }
                account = namesakes.isEmpty() ? null : namesakes.getFirst();
            }
            if (account == null) {
                created.add(CrmAccount.fresh(
                        company.name(),
                        company.domain(),
                        company.id(),
                        company.segment(),
                        company.owner(),
                        company.start()));
                tally.create(company.row(), company.name());
            } else if (account.ended()) {
                refuse(company, Field.COMPANY_ID, Refusal.of("import.account-ended", account.name()));
            } else {
                recognised.add(account.id());
                follow(company, account, changed);
            }
        }
        if (doing) {
            records.addAccounts(created);
            records.changeAccounts(changed);
            changed.forEach(account -> events.accept(new AccountRenamed(account.id(), now)));
        }
    }

    private void follow(Company company, CrmAccount account, List<CrmAccount> changed) {
        boolean segmentFollows = !account.planStarted() && place(Field.SEGMENT) >= 0;
        // an empty cell says that the CRM does not know, not that there is none
        var after = account.with(
                company.name(),
                company.domain() == null ? account.domain() : company.domain(),
                company.id(),
                segmentFollows ? company.segment() : account.segment());
        if (place(Field.OWNER) >= 0 && !Objects.equals(account.csm(), company.owner())) {
            tally.otherOwner();
        }
        if (after.equals(account)) {
            tally.same();
            return;
        }
        var parts = new ArrayList<RowChange.Part>();
        part(parts, Field.COMPANY_ID, account.crmId(), after.crmId());
        part(parts, Field.COMPANY_NAME, account.name(), after.name());
        part(parts, Field.DOMAIN, account.domain(), after.domain());
        part(parts, Field.SEGMENT, known.segmentName(account.segment()), known.segmentName(after.segment()));
        changed.add(after);
        tally.change(company.row(), after.name(), parts);
    }

    private void refuse(Company company, Field field, Refusal why) {
        tally.because(company.row(), place(field), why);
        tally.refuse();
    }

    private @Nullable Company read(Row row) {
        boolean[] fine = {true};
        var id = read(row, Field.COMPANY_ID, fine, cell -> unique(id(cell, ACCOUNT_PREFIX), row.line()));
        var name = read(row, Field.COMPANY_NAME, fine, CrmAccount::name);
        var domain = read(row, Field.DOMAIN, fine, this::domain);
        var segment = read(row, Field.SEGMENT, fine, cell -> known.segment(cell, answers.segments()));
        var owner = read(row, Field.OWNER, fine, cell -> known.owner(cell, answers.owners()));
        var start = read(row, Field.START, fine, this::start);
        return fine[0] && id != null && name != null && segment != null && start != null
                ? new Company(row, id, name, domain, segment, owner, start)
                : null;
    }

    private String unique(String id, long line) {
        var first = lines.putIfAbsent(id, line);
        if (first != null) {
            throw Refused.because("import.twice", first);
        }
        return id;
    }

    // a web address names the domain too
    private @Nullable String domain(String cell) {
        var text = cell.toLowerCase(Locale.ROOT);
        text = text.replaceFirst("^[a-z]+://", "").replaceFirst("[/?#].*$", "").replaceFirst(":\\d+$", "");
        var domain = CrmAccount.domain(text.startsWith("www.") ? text.substring(4) : text);
        if (domain != null && records.ofVendor(domain)) {
            throw Refused.because("import.own-company");
        }
        return domain;
    }

    private LocalDate start(String cell) {
        if (!cell.isEmpty()) {
            return CrmAccount.start(CrmDay.read(cell, answers.order()), today);
        }
        var said = answers.start();
        if (said == null) {
            throw Refused.because("import.unanswered");
        }
        return said;
    }

    private static void part(List<RowChange.Part> parts, Field field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            parts.add(new RowChange.Part(field, before == null ? "" : before, after == null ? "" : after));
        }
    }
}
