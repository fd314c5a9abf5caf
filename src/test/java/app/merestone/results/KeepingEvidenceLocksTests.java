package app.merestone.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.merestone.accounts.Access;
import app.merestone.agreement.CriterionId;
import app.merestone.evidence.EvidenceStore;
import app.merestone.evidence.Uploads;
import app.merestone.kernel.NotFound;
import app.merestone.testing.Accounts;
import app.merestone.testing.Agreements;
import app.merestone.testing.DatabaseTest;
import app.merestone.testing.SampleFiles;
import java.time.Clock;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@DatabaseTest
class KeepingEvidenceLocksTests {

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Access access;

    @Autowired
    ResultsInHand hand;

    @Autowired
    EvidenceRepository evidence;

    @Autowired
    Uploads uploads;

    @Autowired
    EvidenceStore store;

    @Autowired
    EvidenceLooks looks;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    @Test
    @SuppressWarnings("deprecation") // only the proxy is wanted, around a use case that is made by hand
    void nobodyOnTheAccountWaitsWhileAFileIsLookedAtAndWritten() {
        var scene = accounts.scene();
        var criterion = agreements.firstValueAgreed(scene).id();
        var open = new ArrayList<Boolean>();
        var watched = mock(Uploads.class);
        when(watched.take(any(), any(), any())).thenAnswer(call -> {
            open.add(TransactionSynchronizationManager.isActualTransactionActive());
            return uploads.take(call.getArgument(0), call.getArgument(1), call.getArgument(2));
        });
        var over = (KeepingEvidence) beans.applyBeanPostProcessorsAfterInitialization(
                new KeepingEvidence(access, hand, evidence, watched, store, looks, events, transactions, clock),
                "watched");

        scene.asChampion(() -> over.addFile(scene.account(), criterion, "screen.png", SampleFiles.png()));

        assertThat(open).as("whether a transaction was open").containsExactly(false);
        assertThatThrownBy(() -> scene.asSponsor(
                        () -> over.addFile(scene.account(), criterion, "screen.png", SampleFiles.png())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.asChampion(
                        () -> over.addFile(scene.account(), CriterionId.next(), "screen.png", SampleFiles.png())))
                .isInstanceOf(NotFound.class);
        assertThat(open)
                .as("nothing is looked at for somebody who may not, or for nothing")
                .hasSize(1);
    }
}
