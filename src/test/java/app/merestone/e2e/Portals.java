package app.merestone.e2e;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The portals that the journeys share: one of each configuration for the whole run, started when first asked for. */
final class Portals {

    static final String ADMIN = "ada@fenwick.example";

    private static @Nullable Portal embedded;
    private static @Nullable String consoleLink;
    private static @Nullable Portal demo;
    private static @Nullable Portal withServers;

    private Portals() {}

    /** As {@code ./run --empty} starts it: embedded database, mailed links, nobody but the first administrator. */
    static synchronized Portal embedded() {
        if (embedded == null) {
            embedded = new Portal("embedded", Portal.freePort(), Map.of("merestone.admin", ADMIN)).start();
            consoleLink = embedded.printed("(http://\\S+/sign-in/link/\\S+)");
        }
        return embedded;
    }

    /** The link that the embedded portal printed for its first administrator. */
    static synchronized String consoleLink() {
        embedded();
        return java.util.Objects.requireNonNull(consoleLink);
    }

    /**
     * As {@code ./run} starts it: embedded database, demo data, one press to be anybody; and unlike there, what it mails
     * leaves, for readers of shares live outside.
     */
    static synchronized Portal demo() {
        if (demo == null) {
            demo = new Portal("demo", Portal.freePort(), Map.of("merestone.demo", "true")).start();
        }
        return demo;
    }

    /** As it runs in production: MySQL, Keycloak. */
    static synchronized Portal withServers() {
        if (withServers == null) {
            var settings = new LinkedHashMap<>(freshMySql());
            settings.put("merestone.keycloak.issuer", required("MERESTONE_TEST_KEYCLOAK_ISSUER"));
            settings.put("merestone.keycloak.client-id", required("MERESTONE_TEST_KEYCLOAK_CLIENT_ID"));
            settings.put("merestone.keycloak.client-secret", required("MERESTONE_TEST_KEYCLOAK_CLIENT_SECRET"));
            withServers = new Portal(
                            "servers", Integer.parseInt(required("MERESTONE_TEST_APP_PORT")), Map.copyOf(settings))
                    .start();
        }
        return withServers;
    }

    /** The settings for a database of one's own on the real MySQL. */
    static Map<String, String> freshMySql() {
        var server = required("MERESTONE_TEST_MYSQL_URL");
        var user = required("MERESTONE_TEST_MYSQL_USER");
        var password = required("MERESTONE_TEST_MYSQL_PASSWORD");
        var name = "merestone_e2e_" + Long.toString(System.nanoTime(), 36);
        try (var connection = DriverManager.getConnection(server, user, password);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci");
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot make a database on " + server, failed);
        }
        var parameters = server.indexOf('?');
        var base = parameters < 0 ? server : server.substring(0, parameters);
        var query = parameters < 0 ? "" : server.substring(parameters);
        return Map.of(
                "spring.datasource.url",
                base.substring(0, base.lastIndexOf('/') + 1) + name + query,
                "spring.datasource.username",
                user,
                "spring.datasource.password",
                password);
    }

    static String required(String variable) {
        var value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(variable + " is not set: ./test sets it");
        }
        return value;
    }
}
