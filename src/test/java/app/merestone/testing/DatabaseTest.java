package app.merestone.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the running application on a fresh, migrated database: H2 in memory by default, a real MySQL when the build
 * sets {@code merestone.test.engine=mysql}. All such tests share one application context, so each makes its own account
 * and asserts about that alone.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest
@Import({TestClock.class, TestPostbox.class, Accounts.class, Agreements.class, ShownAccounts.class})
@ContextConfiguration(initializers = TestDatabase.class)
public @interface DatabaseTest {}
