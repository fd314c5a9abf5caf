package app.merestone.sharing;

import app.merestone.kernel.AccountId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ReaderAnswers extends Repository<ReaderAnswer, AnswerId> {

    ReaderAnswer save(ReaderAnswer answer);

    Optional<ReaderAnswer> findByAccountIdAndId(AccountId account, AnswerId id);

    List<ReaderAnswer> findByAccountIdAndReader(AccountId account, String reader);

    boolean existsByAccountIdAndShareIdAndForm(AccountId account, ShareId share, String form);
}
