package app.merestone.notifications;

import app.merestone.kernel.PersonId;
import app.merestone.mail.Mail;
import app.merestone.mail.Postbox;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mails that go out once, to each person in a transaction of its own: an address that takes no mail costs nobody else
 * theirs, nor tells them twice.
 */
@Component
class OnceEach {

    private final ToldPeople told;
    private final Postbox postbox;
    private final TransactionTemplate alone;

    OnceEach(ToldPeople told, Postbox postbox, TransactionTemplate alone) {
        this.told = told;
        this.postbox = postbox;
        this.alone = alone;
    }

    /**
     * Sends what each of them has not been told of. Fails at the end where somebody could not be told, so that they are at
     * the next attempt.
     *
     * @param what names what they are told of, for good
     */
    void tell(String what, Map<PersonId, Mail> mails) {
        var trouble = new ArrayList<RuntimeException>();
        mails.forEach((person, mail) -> {
            try {
                alone.executeWithoutResult(status -> {
                    if (told.firstTime(what, person)) {
                        postbox.send(mail);
                    }
                });
            } catch (RuntimeException notTold) {
                trouble.add(notTold);
            }
        });
        if (!trouble.isEmpty()) {
            throw trouble.getFirst();
        }
    }
}
