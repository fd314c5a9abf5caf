package app.merestone.mail;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Which post box this installation has: a mail server, the demo's shelf, both, or none. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    @ConditionalOnProperty("merestone.demo")
    KeptMail keptMail(Clock clock) {
        return new KeptMail(clock);
    }

    @Bean
    Postbox postbox(
            ObjectProvider<JavaMailSender> server,
            @Value("${spring.mail.host:}") String host,
            ObjectProvider<KeptMail> shelf,
            MailSettings settings) {
        var smtp = Optional.ofNullable(host.isBlank() ? null : server.getIfAvailable())
                .map(sender -> new SmtpPostbox(sender, settings.from()));
        var kept = Optional.ofNullable(shelf.getIfAvailable());
        if (smtp.isEmpty() && kept.isEmpty()) {
            LoggerFactory.getLogger(Postbox.class)
                    .warn("No mail can leave: spring.mail.host is not set. People cannot sign in by mail until it is.");
        }
        return new Postbox() {
            @Override
            public void send(Mail mail) {
                if (smtp.isEmpty() && kept.isEmpty()) {
                    throw new MailNotSent("spring.mail.host is not set");
                }
                kept.ifPresent(shelfOfDemo -> shelfOfDemo.keep(mail));
                smtp.ifPresent(box -> box.send(mail));
            }

            @Override
            public boolean delivers() {
                return smtp.isPresent() || kept.isPresent();
            }
        };
    }
}
