package app.merestone.integration;

import app.merestone.kernel.Refused;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A Salesforce record id in its 18-character form. The 15-character form, which reports and addresses show, tells records
 * apart by case alone; the three characters behind it say, five letters each, which of them are capitals, so that the
 * longer form survives programs that change case. The algorithm is that of the formula function CASESAFEID (Salesforce
 * help, "CASESAFEID"): bit i of a group is set where its character i is a capital, and A to Z, 0 to 5 are the digits.
 */
final class SalesforceId {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{15}(?:[A-Za-z0-5]{3})?");
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final int SHORT = 15;
    private static final int GROUP = 5;

    private SalesforceId() {}

    /**
     * The id with 18 characters, its capitals set right by its checksum where it has one.
     *
     * @param prefix the key prefix of the object it must be of: 001 for accounts, 003 for contacts
     */
    static String of(String cell, String prefix) {
        var id = cell.strip();
        if (!SHAPE.matcher(id).matches()) {
            throw Refused.because("import.salesforce-id");
        }
        if (!id.startsWith(prefix)) {
            throw Refused.because("import.salesforce-object", prefix);
        }
        return id.length() == SHORT ? id + checksum(id) : restored(id);
    }

    private static String checksum(String id) {
        var checksum = new StringBuilder();
        for (int group = 0; group < SHORT; group += GROUP) {
            int bits = 0;
            for (int i = 0; i < GROUP; i++) {
                char c = id.charAt(group + i);
                if (c >= 'A' && c <= 'Z') {
                    bits |= 1 << i;
                }
            }
            checksum.append(DIGITS.charAt(bits));
        }
        return checksum.toString();
    }

    private static String restored(String id) {
        var letters = id.substring(0, SHORT).toLowerCase(Locale.ROOT).toCharArray();
        var checksum = id.substring(SHORT).toUpperCase(Locale.ROOT);
        for (int i = 0; i < SHORT; i++) {
            int bits = DIGITS.indexOf(checksum.charAt(i / GROUP));
            if ((bits >> (i % GROUP) & 1) == 1) {
                letters[i] = Character.toUpperCase(letters[i]);
            }
        }
        var restored = new String(letters);
        // a digit cannot be a capital: then the id and its checksum do not belong together
        if (!checksum(restored).equals(checksum)) {
            throw Refused.because("import.salesforce-checksum");
        }
        return restored + checksum;
    }
}
