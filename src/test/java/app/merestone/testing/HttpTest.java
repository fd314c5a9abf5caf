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
 * A test that speaks real HTTP with the application on a free port; {@code @LocalServerPort} tells which. Vaadin runs as in
 * production, so that no test waits for its front end to be built; its pages themselves belong to the browser's tests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "vaadin.productionMode=true")
@Import({TestClock.class, TestPostbox.class, Accounts.class, Agreements.class, ShownAccounts.class})
@ContextConfiguration(initializers = TestDatabase.class)
public @interface HttpTest {}
