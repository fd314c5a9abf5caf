package app.merestone.identity;

import app.merestone.kernel.StoredTime;
import java.time.Clock;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Demo mode lets anybody be anybody, so it starts only on a database that demo mode made, and makes one only of a database
 * that nobody is in. A setting that slips into a real portal's start then opens nothing: the portal does not start.
 */
@Component
@ConditionalOnProperty("merestone.demo")
class DemoDatabase implements InitializingBean {

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoDatabase(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        if (count("demo_database") > 0) {
            return;
        }
        if (count("account") > 0 || count("person") > 0) {
            throw new IllegalStateException("merestone.demo is on, and this database is a real portal's: in demo mode"
                    + " anybody may be anybody in it, so the portal does not start. Take merestone.demo away, or give"
                    + " the demo a data folder or a database of its own.");
        }
        jdbc.sql("INSERT INTO demo_database (made_at) VALUES (:now)")
                .param("now", StoredTime.column(clock.instant()))
                .update();
    }

    private int count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single();
    }
}
