package app.merestone.pictures;

import app.merestone.pictures.FinishLines.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sentences as an English reader with Fenwick Systems as vendor would get them. */
final class EnglishWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private EnglishWords() {}

    static String day(LocalDate day) {
        // Java's British "Sept" is the one month with four letters.
        return DAY.format(day).replace("Sept", "Sep");
    }

    static String moment(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm zzz", Locale.UK)
                .format(moment.atZone(zone))
                .replace("Sept", "Sep");
    }

    static final FinishLines.Words FINISH_LINES = new FinishLines.Words() {
        @Override
        public String setUpLine() {
            return "Set-up, by Fenwick Systems";
        }

        @Override
        public String resultLine() {
            return "Results, by you";
        }

        @Override
        public String setUpCount(int done, int of, Optional<LocalDate> finished) {
            return of == 0
                    ? "No set-up tasks"
                    : done + " of " + of + " done"
                            + finished.map(day -> ", finished " + day(day)).orElse("");
        }

        @Override
        public String resultCount(int shown, int of, Optional<LocalDate> finished) {
            return of == 0
                    ? "No results agreed yet"
                    : shown + " of " + of + " shown"
                            + finished.map(day -> ", the last on " + day(day)).orElse("");
        }

        @Override
        public String gap(long days, boolean open) {
            return days + (days == 1 ? " day" : " days") + (open ? " open" : "");
        }

        @Override
        public String today() {
            return "Today";
        }

        @Override
        public String axisDate(LocalDate day, boolean withYear) {
            return withYear ? day(day) : SHORT_DAY.format(day).replace("Sept", "Sep");
        }

        @Override
        public String date(LocalDate day) {
            return day(day);
        }

        @Override
        public String wholePicture(FinishLines lines) {
            return "Two finish lines at "
                    + day(lines.today())
                    + ". "
                    + setUpLine()
                    + ": "
                    + setUpCount(lines.setUpDone(), lines.setUp().size(), lines.setUpFinished())
                    + ". "
                    + resultLine()
                    + ": "
                    + resultCount(lines.resultsShown(), lines.results().size(), lines.resultsFinished())
                    + "."
                    + lines.gap()
                            .map(gap -> " Between them " + gap(gap.days(), gap.open()) + ".")
                            .orElse("");
        }

        @Override
        public String showAsTable() {
            return "Show this as a table";
        }

        @Override
        public String tableCaption(LocalDate today) {
            return "Both lines at " + day(today);
        }

        @Override
        public String itemColumn() {
            return "Item";
        }

        @Override
        public String standingColumn() {
            return "Stands";
        }

        @Override
        public String dateColumn() {
            return "Date";
        }

        @Override
        public String setUpTask(int number) {
            return "Set-up task " + number;
        }

        @Override
        public String setUpStanding(Standing standing) {
            return standing == Standing.DONE ? "Done" : open(standing);
        }

        @Override
        public String resultStanding(Standing standing) {
            return standing == Standing.DONE ? "Shown, co-signed" : open(standing);
        }

        private String open(Standing standing) {
            return switch (standing) {
                case PAST_DUE -> "Past its date";
                case UNDATED -> "No date yet";
                default -> "Due";
            };
        }
    };

    static final QuietMeter.Words QUIET = new QuietMeter.Words() {
        @Override
        public String quiet(long quietDays, int agreedEvery) {
            return quietDays == 0
                    ? "Active today"
                    : quietDays > agreedEvery
                            ? "Quiet " + quietDays + " days; you agreed every " + agreedEvery + "."
                            : "Last active " + quietDays + (quietDays == 1 ? " day ago" : " days ago");
        }

        @Override
        public String days(LocalDate from, LocalDate to, List<LocalDate> actedOn) {
            return "Acted on "
                    + actedOn.size()
                    + " of the "
                    + (ChronoUnit.DAYS.between(from, to) + 1)
                    + " days to "
                    + day(to)
                    + ".";
        }
    };

    static final SyncReceipt.Words RECEIPT = new SyncReceipt.Words() {
        @Override
        public String source() {
            return "Source";
        }

        @Override
        public String arrived() {
            return "Arrived";
        }

        @Override
        public String newest() {
            return "Newest record";
        }

        @Override
        public String notYet() {
            return "Not yet";
        }

        @Override
        public String records() {
            return "Records";
        }

        @Override
        public String shownAfterYouCount() {
            return "shown after you count";
        }

        @Override
        public String customersCount() {
            return "Your count";
        }

        @Override
        public String vendorsCount() {
            return "Our count";
        }

        @Override
        public String difference() {
            return "Difference";
        }

        @Override
        public String difference(SyncReceipt.Counts counts) {
            return counts.difference() == 0
                    ? "none"
                    : number(Math.abs(counts.difference()))
                            + (counts.difference() < 0 ? " fewer with us" : " more with us");
        }

        @Override
        public String number(long number) {
            return String.format(Locale.UK, "%,d", number);
        }

        @Override
        public String moment(Instant moment) {
            return EnglishWords.moment(moment, BERLIN);
        }

        @Override
        public String progress(SyncReceipt.Progress progress) {
            return switch (progress) {
                case DONE -> "done";
                case NOW -> "next";
                case TO_COME -> "to come";
                case IN_DOUBT -> "in doubt";
            };
        }
    };

    static final Redline.Words REDLINE = new Redline.Words() {
        @Override
        public String removed() {
            return "removed:";
        }

        @Override
        public String added() {
            return "added:";
        }

        @Override
        public String nothing() {
            return "Nothing";
        }

        @Override
        public String unchanged() {
            return "unchanged";
        }
    };

    static final Certificate.Words CERTIFICATE = new Certificate.Words() {
        @Override
        public String brand() {
            return "Merestone";
        }

        @Override
        public String heading(String number) {
            return "Record of an agreed result, number " + number;
        }

        @Override
        public String signedByBoth() {
            return "Shown, co-signed";
        }

        @Override
        public String whatWasShown() {
            return "What was shown";
        }

        @Override
        public String signatures() {
            return "Signatures";
        }

        @Override
        public String forTheCustomer() {
            return "For the customer";
        }

        @Override
        public String forTheVendor() {
            return "For the vendor";
        }

        @Override
        public String signedAt(Instant at) {
            return "Signed " + EnglishWords.moment(at, ZoneOffset.UTC).replace("Z", "UTC");
        }

        @Override
        public String cannotBeChanged() {
            return "Neither side can change this record. A correction makes a new version and keeps this one.";
        }

        @Override
        public String versionLabel() {
            return "Version";
        }

        @Override
        public String hashLabel() {
            return "SHA-256";
        }

        @Override
        public String verifyLabel() {
            return "Check it at";
        }
    };
}
