package app.merestone.sharing;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Shares extends Repository<Share, ShareId> {

    Share save(Share share);

    Optional<Share> findByAccountIdAndId(AccountId account, ShareId id);

    List<Share> findByAccountId(AccountId account);

    List<Share> findByAccountIdAndOverAtIsNull(AccountId account);

    /**
     * Whoever holds the link names no account: the token says which share it is. One that is over is not read at all, so that
     * it costs what one that never was costs.
     */
    Optional<Share> findByTokenHashAndOverAtIsNull(ContentHash token);
}
