package app.merestone.results;

import app.merestone.agreement.AgreedCriteria;
import app.merestone.agreement.AgreedCriterion;
import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.OneLook;
import app.merestone.kernel.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final AllTellings all;
    private final EvidenceLooks looks;
    private final AgreedCriteria agreed;
    private final NoResults noResults;
    private final JdbcClient jdbc;

    Milestones(AllTellings all, EvidenceLooks looks, AgreedCriteria agreed, NoResults noResults, JdbcClient jdbc) {
        this.all = all;
        this.looks = looks;
        this.agreed = agreed;
        this.noResults = noResults;
        this.jdbc = jdbc;
    }

    /** The recorded results of an account's agreed criteria, in the order of the criteria. */
    public List<Milestone> of(AccountId account) {
        return OneLook.once(Milestones.class, "of", account, () -> read(account));
    }

    private List<Milestone> read(AccountId account) {
        var tellings = tellings(account);
        if (tellings.isEmpty()) {
            return List.of();
        }
        var said = noResults.last(account);
        var exhibits = looks.all(account);
        var milestones = new ArrayList<Milestone>();
        for (var criterion : agreed.agreed(account)) {
            var told = new Tellings(tellings.getOrDefault(criterion.id(), List.of()));
            told.recorded().ifPresent(result -> {
                var standing = BrowsingResults.standing(criterion, told, Optional.ofNullable(said.get(criterion.id())));
                var beside = exhibits.of(result);
                milestones.add(milestone(criterion, standing, result, beside));
            });
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
        var tellings = tellings(account);
        return noResults.last(account).entrySet().stream()
                .filter(said -> new Tellings(tellings.getOrDefault(said.getKey(), List.of()))
                        .recorded()
                        .filter(result ->
                                !result.recorded().at().isBefore(said.getValue().at()))
                        .isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<CriterionId, List<Result>> tellings(AccountId account) {
        return all.of(account).stream().collect(Collectors.groupingBy(Result::criterion));
    }

    private static Milestone milestone(
            AgreedCriterion criterion, ResultStanding standing, Result result, Exhibits exhibits) {
        var customer = result.signature(Side.CUSTOMER);
        var shown = customer.orElse(result.recorded());
        var vendor = result.signature(Side.VENDOR);
        return new Milestone(
                criterion.id(),
                result.id(),
                standing,
                result.isAbout(criterion),
                java.util.Objects.requireNonNull(result.content().observedOn()),
                result.grade(criterion, exhibits),
                result.contentHash(),
                shown.name(),
                shown.at(),
                vendor.map(Signature::name).orElse(null),
                vendor.map(Signature::at).orElse(null),
                result.content().what(),
                customer.isPresent(),
                result.content().amount(),
                vendor.map(Signature::reference).orElse(null));
    }
}
