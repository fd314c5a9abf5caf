package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What customer people are called on an account. Until somebody has signed in, they are called there what their own inviter
 * typed: whoever types an address learns no name by it, and their name for it appears on no other account (rule 26).
 */
@Component
class NamesOnAccounts {

    private final JdbcClient jdbc;

    NamesOnAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From now on this account calls them so, until they sign in. */
    void call(AccountId account, PersonId person, String name) {
        jdbc.sql("UPDATE membership SET known_as = :name WHERE account_id = :account AND person_id = :person")
                .param("name", name)
                .param("account", account.toString())
                .param("person", person.toString())
                .update();
    }

    /** Somebody has signed in: whoever invited them may know them as they are. */
    void entered(PersonId person) {
        jdbc.sql("""
                        UPDATE membership SET known_as = NULL
                         WHERE person_id = :person AND known_as IS NOT NULL AND ended_at IS NULL""").param("person", person.toString()).update();
    }

    /** What this account calls them. */
    String of(AccountId account, PersonId person) {
        return jdbc.sql("""
                        SELECT COALESCE(m.known_as, p.name) FROM membership m JOIN person p ON p.id = m.person_id
                         WHERE m.account_id = :account AND m.person_id = :person""")
                .param("account", account.toString())
                .param("person", person.toString())
                .query(String.class)
                .optional()
                .orElseThrow(NotFound::new);
    }
}
