package app.merestone.accounts;

import app.merestone.kernel.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts of a CSM who is about to own none: they are given to somebody else first. */
@Component
class OwnedAccounts {

    private final JdbcClient jdbc;

    OwnedAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Refuses while this person owns an account.
     *
     * @param locked the person, whose row the caller has locked: whoever gives them an account locks it as well, and is
     *     counted here or comes too late
     */
    void refuseIfAny(Person locked) {
        int owned = jdbc.sql("SELECT COUNT(*) FROM account WHERE csm_id = :person AND ended_at IS NULL")
                .param("person", locked.id().toString())
                .query(Integer.class)
                .single();
        if (owned > 0) {
            throw Refused.because("person.owns-accounts", locked.name(), owned);
        }
    }
}
