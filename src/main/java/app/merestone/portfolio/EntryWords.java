package app.merestone.portfolio;

import app.merestone.ledger.LedgerEntry;
import app.merestone.shell.Dates;
import app.merestone.shell.Translations;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands in an entry, as people say it. The ledger keeps keys, days, moments and codes as such, and calls the two sides
 * theirs and ours as the vendor would; whoever reads a page or a receipt finds both by their names, in one order.
 *
 * @param customer the customer's name
 * @param vendor the vendor's name
 * @param zone in which moments are told
 */
public record EntryWords(Translations words, String customer, String vendor, ZoneId zone) {

    /** What an act was about comes first, then what was counted, then whatever is not named here, and who stands for it last. */
    private static final List<String> FIRST = List.of(
            "statement",
            "criterion",
            "sync",
            "connection",
            "about",
            "person",
            "what",
            "observed",
            "amount",
            "version",
            "due",
            "owner",
            "quantity",
            "theirs",
            "count",
            "ours",
            "difference",
            "sum-of",
            "sum",
            "sum-theirs",
            "sum-ours",
            "sum-difference",
            "from",
            "to",
            "as-of",
            "tolerance",
            "agreed",
            "shown");

    private static final List<String> LAST = List.of(LedgerEntry.BY, LedgerEntry.COMPANY);
    private static final Set<String> COUNTS = Set.of("theirs", "ours", "count", "samples", "arrivals");
    private static final Set<String> SUMS = Set.of("sum", "sum-theirs", "sum-ours");
    private static final String UNIT = "sum-unit";
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    /**
     * One line.
     *
     * @param detail how the ledger calls it
     */
    public record Line(String detail, String label, String value) {}

    /** All that is told of an entry. */
    public List<Line> of(LedgerEntry entry) {
        var told = entry.told();
        var lines = new ArrayList<Line>();
        told.keySet().stream()
                // said with each of the sums
                .filter(name -> !(name.equals(UNIT) && told.containsKey("sum-of")))
                .sorted(Comparator.comparingInt(EntryWords::place).thenComparing(Comparator.naturalOrder()))
                .forEach(name -> lines.add(new Line(name, label(name), value(name, told))));
        return lines;
    }

    private static int place(String name) {
        return LAST.contains(name)
                ? FIRST.size() + 1 + LAST.indexOf(name)
                : FIRST.contains(name) ? FIRST.indexOf(name) : FIRST.size();
    }

    private String label(String name) {
        var key = "detail." + name;
        return words.has(key) ? words.onPage(key, customer, vendor) : name;
    }

    private String value(String name, Map<String, String> told) {
        var detail = told.getOrDefault(name, "");
        if (NUMBER.matcher(detail).matches()) {
            if (COUNTS.contains(name)) {
                return grouped(new BigDecimal(detail));
            }
            if (SUMS.contains(name)) {
                return withUnit(grouped(new BigDecimal(detail)), told);
            }
            if (name.equals("difference")) {
                return apart(new BigDecimal(detail), "more", "fewer", Map.of());
            }
            if (name.equals("sum-difference")) {
                return apart(new BigDecimal(detail), "larger", "less", told);
            }
        }
        try {
            if (DAY.matcher(detail).matches()) {
                return Dates.day(LocalDate.parse(detail));
            }
            if (MOMENT.matcher(detail).matches()) {
                return Dates.minute(Instant.parse(detail), zone);
            }
        } catch (DateTimeParseException looksLikeOne) {
            // somebody's own words, such as “2026-02-30” for a reason
            return detail;
        }
        var code = "detail." + name + "." + detail;
        return words.has(code) ? words.onPage(code) : detail;
    }

    /** A difference is the vendor's less the customer's. */
    private String apart(BigDecimal difference, String more, String less, Map<String, String> told) {
        return difference.signum() == 0
                ? words.onPage("data.difference.none")
                : words.onPage(
                        "data.difference." + (difference.signum() > 0 ? more : less),
                        withUnit(grouped(difference.abs()), told),
                        vendor);
    }

    private static String withUnit(String number, Map<String, String> told) {
        var unit = told.getOrDefault(UNIT, "");
        return unit.isEmpty() ? number : number + " " + unit;
    }

    private static String grouped(BigDecimal number) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.UK));
        format.setMinimumFractionDigits(number.scale());
        format.setMaximumFractionDigits(number.scale());
        return format.format(number);
    }
}
