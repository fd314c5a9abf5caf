package app.merestone.testing;

import app.merestone.kernel.EmailAddress;
import app.merestone.mail.Mail;
import app.merestone.mail.MailNotSent;
import app.merestone.mail.Postbox;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Keeps what tests would have mailed. */
@TestConfiguration(proxyBeanMethods = false)
public class TestPostbox {

    @Bean
    @Primary
    Kept keptPostbox() {
        return new Kept();
    }

    /** A post box that nobody empties. */
    public static final class Kept implements Postbox {

        private final List<Mail> mails = new CopyOnWriteArrayList<>();
        private final Set<EmailAddress> refused = ConcurrentHashMap.newKeySet();

        @Override
        public void send(Mail mail) {
            if (refused.contains(mail.to())) {
                throw new MailNotSent("No such mailbox");
            }
            mails.add(mail);
        }

        /** From now on mail to this address fails. */
        public void refuse(EmailAddress address) {
            refused.add(address);
        }

        /** From now on it arrives again. */
        public void accept(EmailAddress address) {
            refused.remove(address);
        }

        /** Everything, oldest first. */
        public List<Mail> all() {
            return List.copyOf(mails);
        }

        /** What this address got, oldest first. */
        public List<Mail> to(EmailAddress address) {
            return mails.stream().filter(mail -> mail.to().equals(address)).toList();
        }
    }
}
