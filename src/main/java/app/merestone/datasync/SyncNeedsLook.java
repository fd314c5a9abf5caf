package app.merestone.datasync;

import app.merestone.kernel.AccountEvent;
import app.merestone.kernel.AccountId;
import java.time.Instant;

/**
 * A sync that its customer had checked needs another look.
 *
 * @param since what tells this look from any other that the sync needed or will need
 */
public record SyncNeedsLook(AccountId account, DataSyncId sync, LookReason reason, Instant since, Instant at)
        implements AccountEvent {

    /** Names this very look for good, for the turn that it makes and for whoever is told of it. */
    public String key() {
        return key(sync, since);
    }

    static String key(DataSyncId sync, Instant since) {
        return "sync:" + sync + ":look:" + since;
    }
}
