package app.merestone.sharing;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Who may read a link: addresses, and domains of which every address may. Empty means that the link is enough.
 *
 * @param entries addresses, and domains without the @
 */
record Readers(List<String> entries) {

    static final int MOST = 30;
    static final int LONGEST = 3_000;

    Readers {
        entries = List.copyOf(entries);
    }

    /** Reads what a champion typed: addresses and domains, between white space, commas or semicolons. */
    static Readers typed(String text) {
        var entries = Arrays.stream(text.split("[\\s,;]+", -1))
                .filter(entry -> !entry.isEmpty())
                .map(Readers::entry)
                .distinct()
                .toList();
        if (entries.size() > MOST) {
            throw Refused.because("share.readers-too-many", MOST, entries.size());
        }
        var readers = new Readers(entries);
        if (readers.written().length() > LONGEST) {
            throw Refused.because("share.readers-too-long");
        }
        return readers;
    }

    static Readers read(String written) {
        return new Readers(
                Arrays.stream(written.split("\n", -1)).filter(e -> !e.isEmpty()).toList());
    }

    private static String entry(String typed) {
        try {
            return typed.indexOf('@') > 0
                    ? new EmailAddress(typed).value()
                    : new EmailAddress("any@" + (typed.startsWith("@") ? typed.substring(1) : typed)).domain();
        } catch (Refused malformed) {
            throw Refused.because("share.reader-malformed", shortened(typed));
        }
    }

    private static String shortened(String typed) {
        return typed.length() <= 60 ? typed : typed.substring(0, 60).strip() + "…";
    }

    /** Whether there is anybody to prove to be. */
    boolean named() {
        return !entries.isEmpty();
    }

    /** Whether this address may read: it is named itself, or its domain is. A domain below a named one is another. */
    boolean allow(EmailAddress address) {
        return entries.contains(address.value())
                || entries.contains(address.domain().toLowerCase(Locale.ROOT));
    }

    /** The others. */
    Readers without(EmailAddress address) {
        return new Readers(
                entries.stream().filter(entry -> !entry.equals(address.value())).toList());
    }

    String written() {
        return entries.stream().collect(Collectors.joining("\n"));
    }
}
