package app.merestone.bench;

import app.merestone.MerestoneApplication;
import app.merestone.accounts.SignedIn;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.AuthenticatedBy;
import app.merestone.mail.Mail;
import app.merestone.mail.Postbox;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** The portal in this process, whole, with one thing replaced: mail goes nowhere. */
final class Application {

    /** Each application in this process looks for the person who acts in a place of its own. */
    private static final List<SecurityContextHolderStrategy> HOLDERS = new CopyOnWriteArrayList<>();

    private Application() {}

    static ConfigurableApplicationContext start(Database database, Path data) {
        var settings = new LinkedHashMap<String, String>(database.settings());
        settings.put("server.port", "0");
        settings.put("server.address", "127.0.0.1");
        settings.put("merestone.data", data.toAbsolutePath().toString());
        // what passes its date while we measure is not what we measure
        settings.put("merestone.dates.first", "PT24H");
        settings.put("logging.level.root", "warn");
        settings.put("spring.main.banner-mode", "off");
        var application = new SpringApplicationBuilder(MerestoneApplication.class, NoMail.class)
                .run(settings.entrySet().stream()
                        .map(e -> "--" + e.getKey() + "=" + e.getValue())
                        .toArray(String[]::new));
        HOLDERS.add(application.getBean(SecurityContextHolderStrategy.class));
        return application;
    }

    /** Acts as this person, in a session like the one that a mailed link opens. */
    static <T> T as(PersonId person, Supplier<T> act, String... roles) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new UsernamePasswordAuthenticationToken(
                new Somebody(person, AuthenticatedBy.MAILED_LINK),
                "",
                Arrays.stream(roles)
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList()));
        SecurityContextHolder.setContext(context);
        HOLDERS.forEach(holder -> holder.setContext(context));
        try {
            return act.get();
        } finally {
            SecurityContextHolder.clearContext();
            HOLDERS.forEach(SecurityContextHolderStrategy::clearContext);
        }
    }

    /** Waits until the outbox is empty: every listener has heard of everything. */
    static void settle(JdbcClient jdbc) {
        Until.so(
                "the outbox is empty",
                Duration.ofMillis(2),
                Duration.ofMinutes(5),
                () -> jdbc.sql("SELECT COUNT(*) FROM EVENT_PUBLICATION")
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    private record Somebody(PersonId person, AuthenticatedBy authenticatedBy) implements SignedIn, Serializable {}

    /** A mail server is not what is measured. */
    @Configuration(proxyBeanMethods = false)
    static class NoMail {

        @Bean
        @Primary
        Postbox nowhere() {
            return new Postbox() {
                @Override
                public void send(Mail mail) {
                    // nowhere
                }

                @Override
                public boolean delivers() {
                    return true;
                }
            };
        }
    }
}
