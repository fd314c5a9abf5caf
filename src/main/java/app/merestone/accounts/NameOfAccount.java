package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.shell.AccountName;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The name in the bar at the top of an account's pages, for whoever may read the account. */
@Component
class NameOfAccount implements AccountName {

    private final Access access;
    private final Directory directory;

    NameOfAccount(Access access, Directory directory) {
        this.access = access;
        this.directory = directory;
    }

    @Override
    @Transactional(readOnly = true, noRollbackFor = NotFound.class)
    public Optional<String> of(AccountId account) {
        try {
            var reader = access.reading(account);
            return Optional.of(directory.account(account).name()).filter(name -> reader.person() != null);
        } catch (NotFound nothingToKnow) {
            return Optional.empty();
        }
    }
}
