package app.merestone.notifications;

import app.merestone.accounts.AccountFacts;
import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.accounts.Vendor;
import app.merestone.checkins.Turn;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.ledger.Role;
import app.merestone.mail.Mail;
import app.merestone.portfolio.OpenTurns;
import app.merestone.portfolio.TurnOpened;
import app.merestone.shell.Dates;
import app.merestone.shell.Translations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells a person once when it becomes their turn, with a link to the page where they act. */
@Component
class TurnMails {

    private final OpenTurns turns;
    private final Directory directory;
    private final Vendor vendor;
    private final Translations words;
    private final OnceEach once;
    private final ToldPeople told;
    private final TransactionTemplate alone;

    TurnMails(
            OpenTurns turns,
            Directory directory,
            Vendor vendor,
            Translations words,
            OnceEach once,
            ToldPeople told,
            TransactionTemplate alone) {
        this.turns = turns;
        this.directory = directory;
        this.vendor = vendor;
        this.words = words;
        this.once = once;
        this.told = told;
        this.alone = alone;
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void opened(TurnOpened event) {
        once.tell(event.key(), mails(event));
    }

    private Map<PersonId, Mail> mails(TurnOpened event) {
        var mails = new LinkedHashMap<PersonId, Mail>();
        alone.executeWithoutResult(
                status -> turns.noted(event.account(), event.key()).ifPresent(turn -> {
                    var account = directory.account(event.account());
                    waitedFor(turn).stream()
                            .filter(told::wantsMail)
                            .forEach(person -> mails.put(person.person(), mail(turn, account, person)));
                }));
        return mails;
    }

    private List<PersonFacts> waitedFor(Turn turn) {
        var there = present(turn);
        var named = there.stream()
                .filter(p -> p.person().equals(turn.person()))
                .limit(1)
                .toList();
        return named.isEmpty()
                ? there.stream()
                        .filter(p -> p.role() != null && p.role().signs())
                        .toList()
                : named;
    }

    /** Who may still read the account: nobody else is told what it is about, whoever the wait was for (rule 26). */
    private List<PersonFacts> present(Turn turn) {
        return turn.side() == Side.CUSTOMER
                ? directory.customerPeople(turn.account())
                : Stream.of(
                                directory.vendorPeople(turn.account()),
                                turn.person() == null ? List.<PersonFacts>of() : readers())
                        .flatMap(List::stream)
                        .toList();
    }

    // a check-in may be a leader's or another CSM's: they read the account, and sign nothing there
    private List<PersonFacts> readers() {
        return Stream.of(Role.LEADER, Role.CSM)
                .flatMap(role -> directory.vendorPeople(role).stream())
                .map(p -> new PersonFacts(p.person(), p.name(), p.side(), p.email(), null))
                .toList();
    }

    private Mail mail(Turn turn, AccountFacts account, PersonFacts person) {
        var company = turn.side() == Side.CUSTOMER ? vendor.name() : account.name();
        var due = turn.due();
        var date = due == null
                ? ""
                : say("mail.turn.due", Dates.day(due), account.zone().getId());
        return new Mail(
                person.email(),
                say("mail.turn.subject", say("turn." + turn.kind(), turn.about(), company)),
                say(
                        "mail.turn.body",
                        person.firstName(),
                        say("turn." + turn.kind(), turn.about(), company),
                        date,
                        say("turn." + turn.kind() + ".action", turn.about(), company),
                        vendor.baseUrl() + turn.path(),
                        account.name(),
                        vendor.name(),
                        vendor.baseUrl() + "/mail"));
    }

    private String say(String key, Object... arguments) {
        return words.getTranslation(key, Translations.ENGLISH, arguments);
    }
}
