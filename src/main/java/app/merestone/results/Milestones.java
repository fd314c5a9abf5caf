package app.merestone.results;

import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.agreement.AgreedCriteria;
import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.OneLook;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is recorded and signed, for the other modules. It checks nobody: a use case asks who is asking first. */
@Component
@Transactional(readOnly = true)
public class Milestones {

    private final ResultRepository results;
    private final EvidenceLooks looks;
    private final AgreedCriteria agreed;
    private final NoResults noResults;
    private final Directory directory;
    private final JdbcClient jdbc;

    Milestones(
            ResultRepository results,
            EvidenceLooks looks,
            AgreedCriteria agreed,
            NoResults noResults,
            Directory directory,
            JdbcClient jdbc) {
        this.results = results;
        this.looks = looks;
        this.agreed = agreed;
        this.noResults = noResults;
        this.directory = directory;
        this.jdbc = jdbc;
    }

    /** The recorded results of an account's agreed criteria, in the order of the criteria. */
    public List<Milestone> of(AccountId account) {
        return OneLook.once(Milestones.class, "of", account, () -> read(account));
    }

    private List<Milestone> read(AccountId account) {
        var counts = counting(account);
        var pieces = looks.all(account);
        var names = names(counts);
        var milestones = new ArrayList<Milestone>();
        for (var criterion : agreed.agreed(account)) {
            var result = counts.get(criterion.id());
            if (result != null) {
                var exhibits = new Exhibits(pieces.getOrDefault(result.id(), List.of()));
                milestones.add(milestone(criterion, result, exhibits, names));
            }
        }
        return List.copyOf(milestones);
    }

    /** Like {@link #of}, with the results locked until the caller's transaction ends: nobody withdraws meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Milestone> locked(AccountId account) {
        jdbc.sql("SELECT id FROM result WHERE account_id = :account FOR UPDATE")
                .param("account", account.toString())
                .query(String.class)
                .list();
        return of(account);
    }

    /** Criteria of which a customer person said "no result yet", with nothing recorded since (rule 10). */
    public Set<CriterionId> withoutResultYet(AccountId account) {
        var counts = counting(account);
        return noResults.last(account).entrySet().stream()
                .filter(said -> {
                    var result = counts.get(said.getKey());
                    return result == null
                            || result.recorded().at().isBefore(said.getValue().at());
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<CriterionId, Result> counting(AccountId account) {
        var counting = new HashMap<CriterionId, Result>();
        results.of(account).stream()
                .filter(Result::isRecorded)
                .forEach(result -> counting.putIfAbsent(result.criterion(), result));
        return counting;
    }

    private Map<PersonId, String> names(Map<CriterionId, Result> counts) {
        var people = new HashSet<PersonId>();
        counts.values().forEach(result -> {
            people.add(result.recorded().personId());
            result.signature(Side.CUSTOMER).map(Signature::personId).ifPresent(people::add);
            result.signature(Side.VENDOR).map(Signature::personId).ifPresent(people::add);
        });
        return directory.people(people).values().stream()
                .collect(Collectors.toMap(PersonFacts::person, PersonFacts::name));
    }

    private static Milestone milestone(
            AgreedCriterion criterion, Result result, Exhibits exhibits, Map<PersonId, String> names) {
        var customer = result.signature(Side.CUSTOMER);
        var shown = customer.orElse(result.recorded());
        var vendor = result.signature(Side.VENDOR);
        return new Milestone(
                criterion.id(),
                result.id(),
                result.coSigned() && result.isAbout(criterion),
                java.util.Objects.requireNonNull(result.content().observedOn()),
                result.grade(criterion, exhibits),
                result.contentHash(),
                names.getOrDefault(shown.personId(), ""),
                shown.at(),
                vendor.map(signature -> names.getOrDefault(signature.personId(), ""))
                        .orElse(null),
                vendor.map(Signature::at).orElse(null),
                result.content().what(),
                customer.isPresent());
    }
}
