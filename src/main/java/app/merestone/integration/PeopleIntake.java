package app.merestone.integration;

import app.merestone.accounts.CrmAccount;
import app.merestone.accounts.CrmPerson;
import app.merestone.accounts.CrmRecords;
import app.merestone.accounts.CrmRecords.Contact;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refusal;
import app.merestone.kernel.Refused;
import app.merestone.kernel.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Contacts become known people of their accounts: without access, and without a mail. Somebody is recognised by their id in
 * the CRM, else by their address. Who was ever invited anywhere keeps their name and address, whatever the CRM says: they
 * sign with them.
 */
final class PeopleIntake extends Intake {

    private static final String ACCOUNT_PREFIX = "001";
    private static final String CONTACT_PREFIX = "003";

    private final CrmRecords records;
    private final Map<String, Long> ids = new HashMap<>();
    private final Map<String, Long> addresses = new HashMap<>();
    // an address that an earlier row took from somebody: free after the import, and not before
    private final Map<String, Long> released = new HashMap<>();
    private final Map<PersonId, Long> recognised = new HashMap<>();

    PeopleIntake(Answers answers, Origin origin, Tally tally, boolean doing, CrmRecords records) {
        super(answers, origin, tally, doing);
        this.records = records;
    }

    private record Contacting(
            Row row,
            @Nullable String id,
            EmailAddress email,
            String name,
            @Nullable String title,
            List<String> companyIds,
            String companyName) {}

    private record Found(
            Map<String, CrmPerson> byId,
            Map<String, CrmPerson> byAddress,
            Map<String, CrmAccount> accountsById,
            Map<String, List<CrmAccount>> accountsByName,
            Set<Contact> contacts) {}

    @Override
    void take(List<Row> rows) {
        var people = new ArrayList<Contacting>();
        for (var row : rows) {
            if (tally.shifted(row)) {
                continue;
            }
            var person = read(row);
            if (person == null) {
                tally.refuse();
            } else {
                people.add(person);
            }
        }
        var found = find(people);
        var created = new ArrayList<CrmPerson>();
        var changed = new ArrayList<CrmPerson>();
        var contacts = new ArrayList<Contact>();
        for (var person : people) {
            try {
                judge(person, found, created, changed, contacts);
            } catch (RowRefused refused) {
                tally.because(person.row(), place(refused.field), refused.why);
                tally.refuse();
            }
        }
        if (doing) {
            records.addPeople(created);
            records.changePeople(changed);
            records.addContacts(contacts);
        }
    }

    private void judge(
            Contacting row, Found found, List<CrmPerson> created, List<CrmPerson> changed, List<Contact> contacts) {
        var accounts = accounts(row, found);
        var address = row.email().value();
        var gone = released.get(address);
        if (gone != null) {
            throw new RowRefused(Field.EMAIL, Refusal.of("import.address-released", gone));
        }
        var holder = found.byAddress().get(address);
        var person = row.id() == null ? null : found.byId().get(row.id());
        if (person == null) {
            person = holder;
        } else if (holder != null && !holder.id().equals(person.id())) {
            throw new RowRefused(Field.EMAIL, Refusal.of("import.address-taken", holder.name()));
        }
        if (person == null) {
            var fresh = CrmPerson.fresh(row.email(), row.name(), row.title(), row.id());
            created.add(fresh);
            accounts.forEach(account -> contacts.add(new Contact(account, fresh.id())));
            tally.create(row.row(), row.name());
            return;
        }
        var after = after(row, person);
        var links = accounts.stream()
                .map(account -> new Contact(account, after.id()))
                .filter(contact -> !found.contacts().contains(contact))
                .toList();
        if (after.equals(person) && links.isEmpty()) {
            tally.same();
            return;
        }
        if (!after.email().equals(person.email())) {
            released.put(person.email().value(), row.row().line());
        }
        if (!after.equals(person)) {
            changed.add(after);
        }
        contacts.addAll(links);
        tally.change(row.row(), after.name(), parts(person, after, links));
    }

    private CrmPerson after(Contacting row, CrmPerson person) {
        if (person.side() == Side.VENDOR) {
            throw new RowRefused(Field.EMAIL, Refusal.of("import.vendor-person"));
        }
        if (person.ended()) {
            throw new RowRefused(Field.EMAIL, Refusal.of("import.person-ended", person.name()));
        }
        if (person.crmId() != null && row.id() != null && !person.crmId().equals(row.id())) {
            throw new RowRefused(Field.EMAIL, Refusal.of("import.address-of-another", person.crmId()));
        }
        var first = recognised.putIfAbsent(person.id(), row.row().line());
        if (first != null) {
            throw new RowRefused(Field.EMAIL, Refusal.of("import.twice", first));
        }
        var id = row.id() == null ? person.crmId() : row.id();
        if (person.member()) {
            if (!person.email().equals(row.email())) {
                throw new RowRefused(
                        Field.EMAIL,
                        Refusal.of(
                                "import.member-address",
                                person.name(),
                                person.email().value()));
            }
            return person.with(person.email(), person.name(), person.title(), id);
        }
        return person.with(row.email(), row.name(), row.title() == null ? person.title() : row.title(), id);
    }

    // by id first; a name counts only where exactly one account has it
    private List<AccountId> accounts(Contacting row, Found found) {
        var accounts = row.companyIds().stream()
                .map(found.accountsById()::get)
                .filter(Objects::nonNull)
                .toList();
        var field = Field.COMPANY_IDS;
        if (row.companyIds().isEmpty()) {
            field = Field.COMPANY_NAMES;
            if (row.companyName().isEmpty()) {
                throw new RowRefused(
                        place(Field.COMPANY_IDS) >= 0 ? Field.COMPANY_IDS : field, Refusal.of("import.no-company"));
            }
            accounts = found.accountsByName().getOrDefault(row.companyName(), List.of());
            if (accounts.size() > 1) {
                throw new RowRefused(field, Refusal.of("import.company-unclear"));
            }
        }
        if (accounts.isEmpty()) {
            throw new RowRefused(field, Refusal.of("import.company-unknown"));
        }
        var present = accounts.stream()
                .filter(account -> !account.ended())
                .map(CrmAccount::id)
                .distinct()
                .toList();
        if (present.isEmpty()) {
            throw new RowRefused(
                    field,
                    Refusal.of("import.account-ended", accounts.getFirst().name()));
        }
        return present;
    }

    private Found find(List<Contacting> people) {
        var byId = records.people(people.stream()
                .map(Contacting::id)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList());
        var byAddress = records.peopleWithAddress(
                people.stream().map(person -> person.email().value()).toList());
        var companyIds = new LinkedHashSet<String>();
        people.forEach(person -> companyIds.addAll(person.companyIds()));
        var names = people.stream()
                .filter(person -> person.companyIds().isEmpty())
                .map(Contacting::companyName)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return new Found(
                byId.stream()
                        .collect(Collectors.toMap(
                                person -> Objects.requireNonNull(person.crmId()), Function.identity())),
                byAddress.stream()
                        .collect(Collectors.toMap(person -> person.email().value(), Function.identity())),
                records.accounts(companyIds).stream()
                        .collect(Collectors.toMap(
                                account -> Objects.requireNonNull(account.crmId()), Function.identity())),
                records.accountsNamed(names).stream().collect(Collectors.groupingBy(CrmAccount::name)),
                records.contacts(Stream.concat(byId.stream(), byAddress.stream())
                        .map(CrmPerson::id)
                        .distinct()
                        .toList()));
    }

    private @Nullable Contacting read(Row row) {
        boolean[] fine = {true};
        var id = read(
                row,
                Field.PERSON_ID,
                fine,
                cell -> cell.isEmpty() && place(Field.PERSON_ID) < 0
                        ? null
                        : unique(ids, id(cell, CONTACT_PREFIX), row.line()));
        var email = read(row, Field.EMAIL, fine, cell -> address(cell, row.line()));
        var first = cell(row, Field.FIRST_NAME);
        var last = cell(row, Field.LAST_NAME);
        var typed = (first + " " + last).strip();
        // a CRM keeps many people by their address alone
        var whole = typed.isEmpty() && email != null ? email.value() : typed;
        var name = read(row, last.isEmpty() ? Field.FIRST_NAME : Field.LAST_NAME, fine, cell -> CrmPerson.name(whole));
        var title = read(row, Field.TITLE, fine, CrmPerson::title);
        var companies = read(row, Field.COMPANY_IDS, fine, this::companyIds);
        return fine[0] && email != null && name != null && companies != null
                ? new Contacting(row, id, email, name, title, companies, cell(row, Field.COMPANY_NAMES))
                : null;
    }

    private EmailAddress address(String cell, long line) {
        if (cell.isEmpty()) {
            throw Refused.because("import.no-address");
        }
        var email = new EmailAddress(cell);
        if (records.ofVendor(email.domain())) {
            throw Refused.because("import.vendor-address");
        }
        unique(addresses, email.value(), line);
        return email;
    }

    private List<String> companyIds(String cell) {
        return Stream.of(cell.split(";"))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(id -> id(id, ACCOUNT_PREFIX))
                .distinct()
                .toList();
    }

    private static String unique(Map<String, Long> seen, String value, long line) {
        var first = seen.putIfAbsent(value, line);
        if (first != null) {
            throw Refused.because("import.twice", first);
        }
        return value;
    }

    private List<RowChange.Part> parts(CrmPerson before, CrmPerson after, List<Contact> links) {
        var parts = new ArrayList<RowChange.Part>();
        part(parts, Field.PERSON_ID, before.crmId(), after.crmId());
        part(parts, Field.EMAIL, before.email().value(), after.email().value());
        part(parts, Field.LAST_NAME, before.name(), after.name());
        part(parts, Field.TITLE, before.title(), after.title());
        if (!links.isEmpty()) {
            parts.add(new RowChange.Part(Field.COMPANY_NAMES, "", ""));
        }
        return parts;
    }

    private static void part(List<RowChange.Part> parts, Field field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            parts.add(new RowChange.Part(field, before == null ? "" : before, after == null ? "" : after));
        }
    }

    /** Carries a row's refusal to where it is noted. */
    private static final class RowRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Field field;
        private final Refusal why;

        RowRefused(Field field, Refusal why) {
            super(why.code(), null, false, false);
            this.field = field;
            this.why = why;
        }
    }
}
