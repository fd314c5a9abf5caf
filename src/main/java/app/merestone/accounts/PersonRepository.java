package app.merestone.accounts;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

interface PersonRepository extends Repository<Person, PersonId> {

    Person save(Person person);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Person> findOneById(PersonId id);

    Optional<Person> findById(PersonId id);

    Optional<Person> findByEmail(EmailAddress email);
}
