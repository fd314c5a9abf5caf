package app.merestone.kills;

import app.merestone.MerestoneApplication;
import app.merestone.agreement.AgreeingCriteria;
import app.merestone.agreement.CriterionId;
import app.merestone.agreement.Measure;
import app.merestone.agreement.ProposingCriteria;
import app.merestone.agreement.Wording;
import app.merestone.datasync.Pipeline;
import app.merestone.kernel.AccountId;
import app.merestone.ledger.Ledger;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.Scene;
import app.merestone.testing.TestPostbox;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * The portal in a process of its own, with people at work in it who call the use cases as pages do. They say aloud what they
 * were told is saved, and only after they were told. {@link KillsTests} listens, and ends the process without notice.
 */
final class PortalAtWork {

    /** What every line begins with that is meant for whoever listens. */
    static final String SAID = "SAID ";

    private static final int PEOPLE_AT_WORK = 2;
    private static final int CRITERIA_OF_AN_ACCOUNT = 10;

    private final ApplicationContext beans;

    private PortalAtWork(ApplicationContext beans) {
        this.beans = beans;
    }

    /** With the settings of the application; {@code quiet} as the last one lets nobody work. */
    public static void main(String[] settings) {
        var context = new SpringApplicationBuilder(
                        MerestoneApplication.class, TestPostbox.class, Accounts.class, Agreements.class)
                .initializers(
                        starting -> starting.getBeanFactory().registerSingleton("noTests", new NothingOfTheTests()))
                .run(settings);
        try {
            new PortalAtWork(context).open(!settings[settings.length - 1].equals("quiet"));
        } catch (RuntimeException unexpected) {
            unexpected.printStackTrace();
            System.exit(1);
        }
    }

    private void open(boolean busy) {
        checkTheChains();
        letTheLoaderIn();
        for (int i = 0; busy && i < PEOPLE_AT_WORK; i++) {
            Thread.ofPlatform().start(this::work);
        }
        say("ready");
    }

    private void checkTheChains() {
        var ledger = beans.getBean(Ledger.class);
        var accounts = beans.getBean(JdbcClient.class)
                .sql("SELECT account_id FROM ledger_head")
                .query(String.class)
                .list();
        for (var account : accounts) {
            ledger.check(AccountId.parse(account)).forEach(found -> say("broken " + account + " " + found));
        }
        say("checked " + accounts.size());
    }

    /** The first time only: its key opens the intake from then on, whatever is killed meanwhile. */
    private void letTheLoaderIn() {
        boolean known = beans.getBean(JdbcClient.class)
                        .sql("SELECT COUNT(*) FROM sync_connection")
                        .query(Integer.class)
                        .single()
                > 0;
        if (!known) {
            var scene = drawnUp();
            var pipeline = beans.getAutowireCapableBeanFactory().createBean(Pipeline.class);
            say("key " + pipeline.feed(scene).key().key());
        }
    }

    private Scene drawnUp() {
        var scene = beans.getBean(Accounts.class).scene();
        beans.getBean(Agreements.class).drawUp(scene);
        return scene;
    }

    private void work() {
        while (true) {
            try {
                agreeOnAPlan(drawnUp());
            } catch (DataAccessException | TransactionException away) {
                say("away");
            } catch (RuntimeException unexpected) {
                say("wrong " + unexpected);
            }
        }
    }

    private void agreeOnAPlan(Scene scene) {
        var proposing = beans.getBean(ProposingCriteria.class);
        var agreeing = beans.getBean(AgreeingCriteria.class);
        for (int i = 1; i <= CRITERIA_OF_AN_ACCOUNT; i++) {
            var fresh = CriterionId.next();
            var wording = new Wording(
                    "We open " + i + " spreadsheets fewer every Monday",
                    "",
                    "",
                    Measure.happenedOnce(),
                    scene.member(),
                    LocalDate.now(ZoneOffset.UTC).plusDays(30),
                    true,
                    false,
                    "");
            scene.asChampion(() -> proposing.propose(scene.account(), fresh, wording, ""));
            say("proposed " + fresh);
            scene.asCsm(() -> agreeing.accept(scene.account(), fresh, 1, ""));
            say("accepted " + fresh);
        }
    }

    private static void say(String what) {
        // one line in one piece: several say something at once
        System.out.println(SAID + what);
    }

    /** The application alone, as it is packaged: what else lies beside it belongs to other tests. */
    private static final class NothingOfTheTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) throws java.io.IOException {
            return type.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof NothingOfTheTests;
        }

        @Override
        public int hashCode() {
            return NothingOfTheTests.class.hashCode();
        }
    }
}
