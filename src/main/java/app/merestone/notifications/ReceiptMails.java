package app.merestone.notifications;

import app.merestone.accounts.Directory;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.StoredTime;
import app.merestone.ledger.EntryRecorded;
import app.merestone.ledger.Ledger;
import app.merestone.ledger.LedgerEntry;
import app.merestone.mail.Mail;
import app.merestone.mail.Postbox;
import app.merestone.portfolio.EntryWords;
import app.merestone.shell.Dates;
import app.merestone.shell.Translations;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Sends each signer the entry they made: its canonical bytes and their hash, so that a rewritten database contradicts
 * what people hold (rule 13).
 */
@Component
class ReceiptMails {

    private final Ledger ledger;
    private final Directory directory;
    private final Vendor vendor;
    private final Translations words;
    private final Postbox postbox;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReceiptMails(
            Ledger ledger,
            Directory directory,
            Vendor vendor,
            Translations words,
            Postbox postbox,
            JdbcClient jdbc,
            Clock clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.vendor = vendor;
        this.words = words;
        this.postbox = postbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void recorded(EntryRecorded event) {
        if (!event.signature() || sentBefore(event.account(), event.sequence())) {
            return;
        }
        var entry = ledger.entry(event.account(), event.sequence()).orElseThrow();
        var signer = directory.people(Set.of(event.person())).get(event.person());
        if (signer == null) {
            return;
        }
        var account = directory.account(event.account());
        jdbc.sql("INSERT INTO sent_receipt (account_id, sequence_number, sent_at) VALUES (:account, :sequence, :now)")
                .param("account", event.account().toString())
                .param("sequence", event.sequence())
                .param("now", StoredTime.column(clock.instant()))
                .update();
        var what = say("act." + entry.kind());
        postbox.send(new Mail(
                signer.email(),
                say("mail.receipt.subject", what, account.name(), entry.reference()),
                say(
                        "mail.receipt.body",
                        signer.firstName(),
                        what,
                        account.name(),
                        Dates.utc(entry.at()),
                        entry.reference(),
                        entry.hash().hex(),
                        entry.canonical(),
                        inWords(entry, new EntryWords(words, account.name(), vendor.name(), account.zone())),
                        vendor.baseUrl() + "/plan/" + account.id() + "/history"),
                Map.of("merestone-" + entry.reference() + ".json", entry.canonical())));
    }

    private boolean sentBefore(AccountId account, long sequence) {
        return jdbc.sql("SELECT COUNT(*) FROM sent_receipt WHERE account_id = :account AND sequence_number = :sequence")
                        .param("account", account.toString())
                        .param("sequence", sequence)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static String inWords(LedgerEntry entry, EntryWords said) {
        return said.of(entry).stream()
                .map(line -> "  " + line.label() + ": " + line.value())
                .collect(Collectors.joining("\n"));
    }

    private String say(String key, Object... arguments) {
        return words.getTranslation(key, Translations.ENGLISH, arguments);
    }
}
