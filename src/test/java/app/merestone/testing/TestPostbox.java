package app.merestone.testing;

import app.merestone.kernel.EmailAddress;
import app.merestone.mail.Mail;
import app.merestone.mail.Postbox;
import java.util.List;
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

        @Override
        public void send(Mail mail) {
            mails.add(mail);
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
