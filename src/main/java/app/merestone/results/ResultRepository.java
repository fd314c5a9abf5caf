package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

interface ResultRepository extends Repository<Result, ResultId> {

    Result save(Result result);

    /** All tellings of one criterion, newest first, locked: acts on one criterion's result queue up here. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    List<Result> findByAccountIdAndCriterionIdOrderByAttemptDesc(AccountId account, CriterionId criterion);

    List<Result> readByAccountIdAndCriterionIdOrderByAttemptDesc(AccountId account, CriterionId criterion);

    Optional<Result> readByAccountIdAndId(AccountId account, ResultId id);
}
