package app.merestone.testing;

import com.vaadin.flow.server.VaadinSession;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/** Gives each application context a database of its own, on the engine the build asked for. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var settings = fresh();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", settings));
        context.getBeanFactory().addBeanPostProcessor(new OneHolder());
        // tests move the clock: what runs by itself would act in the middle of somebody else's test
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test schedule",
                        Map.of(
                                "merestone.dates.first",
                                "PT24H",
                                "merestone.evidence.first",
                                "PT24H",
                                "merestone.delivery.first",
                                "PT24H",
                                "merestone.payloads.first",
                                "PT24H",
                                "merestone.syncs.first",
                                "PT24H",
                                "merestone.imports.first",
                                "PT24H")));
    }

    /** A database that nobody has migrated yet, on the engine the build asked for, as settings of the application. */
    public static Map<String, Object> fresh() {
        var name = "merestone_test_" + UUID.randomUUID().toString().substring(0, 8);
        return onMySql() ? mysql(name) : h2(name);
    }

    /** Whether the build asked for a real MySQL. */
    public static boolean onMySql() {
        return "mysql".equals(System.getProperty("merestone.test.engine"));
    }

    private static Map<String, Object> h2(String name) {
        return Map.of(
                "merestone.data", "target/test-data/" + name,
                "spring.datasource.url",
                        "jdbc:h2:mem:" + name
                                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1");
    }

    private static Map<String, Object> mysql(String name) {
        var server = required("MERESTONE_TEST_MYSQL_URL");
        var user = required("MERESTONE_TEST_MYSQL_USER");
        var password = required("MERESTONE_TEST_MYSQL_PASSWORD");
        try (var connection = DriverManager.getConnection(server, user, password);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci");
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot make a database on " + server, failed);
        }
        var parameters = server.indexOf('?');
        var base = parameters < 0 ? server : server.substring(0, parameters);
        var query = parameters < 0 ? "" : server.substring(parameters);
        var url = base.substring(0, base.lastIndexOf('/') + 1) + name + query;
        return Map.of(
                "merestone.data", "target/test-data/" + name,
                "spring.datasource.url", url,
                "spring.datasource.username", user,
                "spring.datasource.password", password);
    }

    private static String required(String variable) {
        var value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(variable + " is not set: the MySQL rung needs a server");
        }
        return value;
    }

    /** Gives a page that is redrawn on a thread of nobody's the person who reads it. */
    private record OfReader(SecurityContextHolderStrategy real) implements SecurityContextHolderStrategy {

        @Override
        public SecurityContext getContext() {
            var context = real.getContext();
            var reader = As.reader();
            boolean nobodys = context.getAuthentication() == null && VaadinSession.getCurrent() != null;
            return nobodys && reader != null ? reader : context;
        }

        @Override
        public void clearContext() {
            real.clearContext();
        }

        @Override
        public void setContext(SecurityContext context) {
            real.setContext(context);
        }

        @Override
        public SecurityContext createEmptyContext() {
            return real.createEmptyContext();
        }
    }

    /**
     * Several application contexts live in one test JVM, and each would put its own holder of the security context into the
     * one static place: whoever signs in would then be unknown to the contexts before. All of them share the first one.
     */
    private static final class OneHolder implements BeanPostProcessor {

        private static @Nullable SecurityContextHolderStrategy first;

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof SecurityContextHolderStrategy strategy)) {
                return bean;
            }
            synchronized (OneHolder.class) {
                var holder = first == null ? new OfReader(strategy) : first;
                first = holder;
                SecurityContextHolder.setContextHolderStrategy(holder);
                return holder;
            }
        }
    }
}
