package app.merestone.notifications;

import app.merestone.accounts.AccountFacts;
import app.merestone.accounts.Directory;
import app.merestone.accounts.PersonFacts;
import app.merestone.accounts.Vendor;
import app.merestone.checkins.Turn;
import app.merestone.datasync.SyncNeedsLook;
import app.merestone.datasync.SyncStanding;
import app.merestone.datasync.SyncStanding.Standing;
import app.merestone.datasync.SyncState;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.mail.Mail;
import app.merestone.portfolio.OpenTurns;
import app.merestone.shell.Dates;
import app.merestone.shell.Translations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells both sides once that data which the customer had checked needs another look (rule 7). The side whose turn that makes is told
 * of its turn; this tells the other.
 */
@Component
class LookMails {

    // the look's own name is its turn's, and that may be the customer's turn yet, or the vendor's again
    private static final String TOLD = ":told";

    private final OpenTurns turns;
    private final SyncStanding syncs;
    private final Directory directory;
    private final Vendor vendor;
    private final Translations words;
    private final OnceEach once;
    private final ToldPeople told;
    private final TransactionTemplate alone;

    LookMails(
            OpenTurns turns,
            SyncStanding syncs,
            Directory directory,
            Vendor vendor,
            Translations words,
            OnceEach once,
            ToldPeople told,
            TransactionTemplate alone) {
        this.turns = turns;
        this.syncs = syncs;
        this.directory = directory;
        this.vendor = vendor;
        this.words = words;
        this.once = once;
        this.told = told;
        this.alone = alone;
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void needed(SyncNeedsLook event) {
        var mails = new LinkedHashMap<PersonId, Mail>();
        alone.executeWithoutResult(status -> mails.putAll(mails(event)));
        once.tell(event.key() + TOLD, mails);
    }

    private Map<PersonId, Mail> mails(SyncNeedsLook event) {
        var account = directory.account(event.account());
        var toldByTheirTurn = turns.now(event.account()).stream()
                .filter(turn -> turn.path().endsWith("/data/" + event.sync()))
                .map(Turn::side)
                .collect(Collectors.toSet());
        var mails = new LinkedHashMap<PersonId, Mail>();
        syncs.of(event.account()).stream()
                .filter(sync -> sync.sync().equals(event.sync()) && sync.state() == SyncState.NEEDS_ANOTHER_LOOK)
                .filter(sync -> !account.ended())
                .forEach(sync -> Stream.of(Side.values())
                        .filter(side -> !toldByTheirTurn.contains(side))
                        .forEach(side -> signing(event, side)
                                .forEach(person ->
                                        mails.put(person.person(), mail(event, sync, account, side, person)))));
        return mails;
    }

    private List<PersonFacts> signing(SyncNeedsLook event, Side side) {
        var people = side == Side.CUSTOMER
                ? directory.customerPeople(event.account())
                : directory.vendorPeople(event.account());
        return people.stream()
                .filter(person -> person.role() != null && person.role().signs())
                .filter(told::wantsMail)
                .toList();
    }

    private Mail mail(SyncNeedsLook event, Standing sync, AccountFacts account, Side side, PersonFacts person) {
        var path = (side == Side.CUSTOMER ? "/plan/" : "/accounts/") + account.id() + "/data/" + sync.sync();
        return new Mail(
                person.email(),
                say("mail.look.subject", sync.name(), account.name()),
                say(
                        "mail.look.body",
                        person.firstName(),
                        sync.name(),
                        Dates.minute(event.since(), account.zone()),
                        say("mail.look.why." + event.reason()),
                        say("mail.look.next." + side, account.name()),
                        vendor.baseUrl() + path,
                        account.name(),
                        vendor.name(),
                        vendor.baseUrl() + "/mail"));
    }

    private String say(String key, Object... arguments) {
        return words.getTranslation(key, Translations.ENGLISH, arguments);
    }
}
