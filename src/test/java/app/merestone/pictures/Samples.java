package app.merestone.pictures;

import app.merestone.kernel.Side;
import app.merestone.pictures.FinishLines.GapEnd;
import app.merestone.pictures.FinishLines.Result;
import app.merestone.pictures.FinishLines.SetUpTask;
import app.merestone.pictures.SyncReceipt.Progress;
import app.merestone.pictures.SyncReceipt.Rung;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Harrow &amp; Vale and Fenwick Systems on 22 November 2026. */
final class Samples {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final LocalDate START = LocalDate.of(2026, 9, 1);

    private Samples() {}

    static FinishLines setUpDoneResultsOpen() {
        return new FinishLines(
                START,
                TODAY,
                sixTasksDone(),
                List.of(
                        Result.shown("Finance reads the ROI summary without help", LocalDate.of(2026, 11, 10)),
                        Result.due("Nightly CRM sync matches our own count", LocalDate.of(2026, 11, 26)),
                        Result.due("Two regional managers present the report", LocalDate.of(2026, 11, 30))),
                GapEnd.EVERY_RESULT);
    }

    static FinishLines firstResultShown() {
        FinishLines open = setUpDoneResultsOpen();
        return new FinishLines(START, TODAY, open.setUp(), open.results(), GapEnd.FIRST_RESULT);
    }

    static FinishLines nothingDone() {
        return new FinishLines(
                TODAY,
                TODAY,
                List.of(
                        SetUpTask.due(LocalDate.of(2026, 12, 1)),
                        SetUpTask.due(LocalDate.of(2026, 12, 8)),
                        SetUpTask.due(LocalDate.of(2026, 12, 8)),
                        SetUpTask.due(LocalDate.of(2026, 12, 18))),
                List.of(
                        Result.due("First live workflow is running", LocalDate.of(2027, 1, 15)),
                        Result.due("Month-end close is two days faster", LocalDate.of(2027, 2, 26))),
                GapEnd.FIRST_RESULT);
    }

    static FinishLines everythingDone() {
        return new FinishLines(
                START,
                TODAY,
                sixTasksDone(),
                List.of(
                        Result.shown("Finance reads the ROI summary without help", LocalDate.of(2026, 11, 4)),
                        Result.shown("Nightly CRM sync matches our own count", LocalDate.of(2026, 11, 10)),
                        Result.shown("Two regional managers present the report", LocalDate.of(2026, 11, 18))),
                GapEnd.EVERY_RESULT);
    }

    static FinishLines withoutDates() {
        return new FinishLines(
                TODAY,
                TODAY,
                List.of(SetUpTask.undated(), SetUpTask.undated()),
                List.of(Result.undated("First claim routed without help")),
                GapEnd.FIRST_RESULT);
    }

    static FinishLines allOnOneDay() {
        return new FinishLines(
                TODAY,
                TODAY,
                Stream.generate(() -> SetUpTask.done(TODAY)).limit(5).toList(),
                List.of(Result.shown("First claim routed without help", TODAY)),
                GapEnd.FIRST_RESULT);
    }

    static FinishLines overTwoYears() {
        return new FinishLines(
                LocalDate.of(2024, 11, 4),
                TODAY,
                List.of(
                        SetUpTask.done(LocalDate.of(2024, 12, 12)),
                        SetUpTask.done(LocalDate.of(2025, 2, 3)),
                        SetUpTask.done(LocalDate.of(2025, 2, 4)),
                        SetUpTask.done(LocalDate.of(2025, 3, 20))),
                List.of(
                        Result.shown("First claim routed without help", LocalDate.of(2025, 4, 2)),
                        Result.due("Every office on one price list", LocalDate.of(2026, 10, 1)),
                        Result.due("Audit passed from our own export", LocalDate.of(2027, 3, 1))),
                GapEnd.FIRST_RESULT);
    }

    static List<SetUpTask> sixTasksDone() {
        return Stream.of(
                        LocalDate.of(2026, 9, 4),
                        LocalDate.of(2026, 9, 10),
                        LocalDate.of(2026, 9, 17),
                        LocalDate.of(2026, 9, 25),
                        LocalDate.of(2026, 10, 12),
                        LocalDate.of(2026, 10, 30))
                .map(SetUpTask::done)
                .toList();
    }

    static QuietMeter quiet(int agreedEvery, Integer... daysAgo) {
        return new QuietMeter(TODAY, START, new TreeSet<>(days(List.of(daysAgo))), agreedEvery);
    }

    private static Collection<LocalDate> days(List<Integer> daysAgo) {
        return daysAgo.stream().map(TODAY::minusDays).toList();
    }

    static SyncReceipt arrivedAndUncounted() {
        return receipt(
                Optional.empty(),
                List.of(
                        connected(),
                        arrived(),
                        new Rung("You check it", Side.CUSTOMER, Progress.NOW, Optional.empty(), Optional.empty()),
                        inUseLater()));
    }

    static SyncReceipt counted(long customers, long vendors) {
        boolean right = customers == vendors;
        return receipt(
                Optional.of(new SyncReceipt.Counts(customers, vendors)),
                List.of(
                        connected(),
                        arrived(),
                        new Rung(
                                right ? "Checked by you" : "Something’s off",
                                Side.CUSTOMER,
                                right ? Progress.DONE : Progress.IN_DOUBT,
                                Optional.of("Dana Whitlock"),
                                Optional.of(Instant.parse("2026-11-22T08:40:00Z"))),
                        inUseLater()));
    }

    static SyncReceipt nothingArrived() {
        return new SyncReceipt(
                "Salesforce, Accounts",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        connected(),
                        new Rung("Arrived", Side.VENDOR, Progress.NOW, Optional.empty(), Optional.empty()),
                        new Rung("You check it", Side.CUSTOMER, Progress.TO_COME, Optional.empty(), Optional.empty()),
                        inUseLater()));
    }

    private static SyncReceipt receipt(Optional<SyncReceipt.Counts> counts, List<Rung> ladder) {
        return new SyncReceipt(
                "Salesforce, Accounts",
                Optional.of(Instant.parse("2026-11-22T05:12:00Z")),
                Optional.of(Instant.parse("2026-11-21T22:58:00Z")),
                counts,
                ladder);
    }

    private static Rung connected() {
        return new Rung(
                "Connected",
                Side.VENDOR,
                Progress.DONE,
                Optional.of("Priya Raman"),
                Optional.of(Instant.parse("2026-10-12T12:20:00Z")));
    }

    private static Rung arrived() {
        return new Rung(
                "Arrived",
                Side.VENDOR,
                Progress.DONE,
                Optional.of("Salesforce pipeline"),
                Optional.of(Instant.parse("2026-11-22T05:12:00Z")));
    }

    private static Rung inUseLater() {
        return new Rung("In use", Side.CUSTOMER, Progress.TO_COME, Optional.empty(), Optional.empty());
    }

    static Redline counterProposal() {
        return new Redline(List.of(
                new Redline.Field(
                        "What we’ll see",
                        Optional.of("Two regional managers open the ROI summary by themselves"),
                        Optional.of("Two regional managers present the ROI summary in a live meeting by themselves"),
                        true),
                field("By", "20 November 2026", "30 November 2026"),
                field("Owner", "Dana Whitlock", "Dana Whitlock"),
                new Redline.Field("Measure", Optional.empty(), Optional.of("Meetings held, from 0 to 2"), false),
                field(
                        "Description",
                        "Opening the report counts.",
                        "Each manager shows one page to their own team and takes one decision with it.")));
    }

    static Redline.Field field(String label, String before, String after) {
        return new Redline.Field(label, Optional.of(before), Optional.of(after), false);
    }

    static Certificate certificate() {
        return new Certificate(
                "M-7Q4M2-KXD5T",
                "Finance reads the ROI summary without help",
                "On 10 November 2026, Harrow & Vale showed that three finance analysts produced the monthly ROI summary"
                        + " on their own, and used it in the October board pack.",
                List.of(
                        new Certificate.Shown(
                                "Board pack, October 2026, page 14", "Added by Dana Whitlock, 10 Nov 2026, 14:05 UTC"),
                        new Certificate.Shown(
                                "Three named people reported doing it without help, 3 of 3 asked",
                                "Added by Owen Marsh, 10 Nov 2026, 14:05 UTC")),
                List.of(new Certificate.Told(
                        "Can you walk me through a specific result?",
                        "“The October board pack was ready two days early, and nobody had typed a number into it.”",
                        "Dana Whitlock, 10 Nov 2026, 14:05 UTC")),
                new Certificate.Signature(
                        "Dana Whitlock", "Champion, Harrow & Vale", Instant.parse("2026-11-10T14:06:00Z")),
                new Certificate.Signature(
                        "Priya Raman", "Customer success, Fenwick Systems", Instant.parse("2026-11-10T16:31:00Z")),
                3,
                "9f2c41d07be85a13c66f0e924d18b7aa03e51cf9b2a7740e15dd9c386a0fb241",
                "https://success.fenwick.example/verify/7Q4M-2KXD");
    }

    static AlignmentList fourCriteria() {
        return new AlignmentList(List.of(
                entry(
                        new Stone(true, true, false),
                        "Finance reads the ROI summary without help",
                        "Dana signed 10 Nov 2026",
                        "Priya co-signed 10 Nov 2026",
                        StatusWord.Tone.PLAIN,
                        "Shown, co-signed",
                        "Shown 10 Nov 2026",
                        LocalDate.of(2026, 11, 10)),
                entry(
                        new Stone(true, false, false),
                        "Nightly CRM sync matches our own count",
                        "Dana signed 18 Nov 2026",
                        "Waiting for Priya since 18 Nov",
                        StatusWord.Tone.VENDORS_TURN,
                        "Priya’s turn",
                        "Due 26 Nov 2026",
                        LocalDate.of(2026, 11, 26)),
                entry(
                        Stone.unsigned(),
                        "Two regional managers present the ROI summary in a live meeting by themselves",
                        "Waiting for you since 19 Nov",
                        "Priya agreed to version 3, 19 Nov 2026",
                        StatusWord.Tone.CUSTOMERS_TURN,
                        "Your turn",
                        "Due 30 Nov 2026",
                        LocalDate.of(2026, 11, 30)),
                entry(
                        new Stone(true, false, true),
                        "Duplicate customers below 1 in 200",
                        "Dana disputed 20 Nov 2026",
                        "Priya asked for more 19 Nov 2026",
                        StatusWord.Tone.DISPUTE,
                        "In dispute",
                        "Due 4 Dec 2026",
                        LocalDate.of(2026, 12, 4)),
                entry(
                        Stone.unsigned(),
                        "Month-end close takes two days less",
                        "Dana agreed 3 Sep 2026",
                        "Priya agreed 4 Sep 2026",
                        StatusWord.Tone.WATCH,
                        "2 days past 20 Nov",
                        "Agreed for 20 Nov 2026",
                        LocalDate.of(2026, 11, 20))));
    }

    private static AlignmentList.Entry entry(
            Stone stone,
            String wording,
            String customer,
            String vendor,
            StatusWord.Tone tone,
            String status,
            String dated,
            LocalDate day) {
        return new AlignmentList.Entry(
                stone,
                wording,
                Optional.of("/plan/harrow/agreement/" + day),
                customer,
                vendor,
                new StatusWord(tone, status),
                Optional.of(new AlignmentList.Dated(dated, day)));
    }
}
