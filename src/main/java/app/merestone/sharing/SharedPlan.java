package app.merestone.sharing;

import app.merestone.evidence.EvidenceType;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a share tells. It has no room for an internal task's name, a pulse answer, a count of a sync or another account, so
 * that none can get onto the page.
 *
 * @param company the customer's name
 * @param vendor the vendor's name
 * @param zone in which its days are days
 * @param asAt when this was true
 * @param started the first day of onboarding
 * @param stage how far the onboarding is
 * @param endedOn the day it was closed or ended; empty while it is open
 * @param certificate the closing's number; empty unless it was closed by both and the share tells it
 * @param closing who closed, and the hash of what they signed; empty where there is no certificate to tell
 * @param setUpDone the days on which set-up tasks were done
 * @param setUpOpen how many are still to be done
 * @param setUpNotNeeded how many turned out not to be needed
 * @param results what counts towards the customer's finish line
 * @param next what both agreed for afterwards
 */
public record SharedPlan(
        String company,
        String vendor,
        ZoneId zone,
        Instant asAt,
        LocalDate started,
        Stage stage,
        @Nullable LocalDate endedOn,
        @Nullable String certificate,
        @Nullable Closing closing,
        List<LocalDate> setUpDone,
        int setUpOpen,
        int setUpNotNeeded,
        List<Result> results,
        List<Next> next)
        implements Serializable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How far the onboarding is. */
    public enum Stage {
        /** The vendor still works. */
        SETTING_UP,
        /** The vendor is done, and there is no first result. */
        SET_UP_DONE,
        /** The first result is shown and co-signed. */
        RESULT_SHOWN,
        /** Both have closed. */
        CLOSED,
        /** It ended without a result. */
        ENDED;

        /** The part of a translation's key that says so. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Something that both agreed.
     *
     * @param statement the agreed sentence; empty where the share does not say it
     * @param due its day
     * @param firstValue whether it is the first result
     * @param disputed whether the data that proves it is in dispute
     * @param shown its co-signed result; empty while there is none
     * @param agreed who agreed it; empty once it is shown, where the share does not say what it is, and in what was frozen
     *     before this was told
     */
    public record Result(
            @Nullable String statement,
            LocalDate due,
            boolean firstValue,
            boolean disputed,
            @Nullable Shown shown,
            @Nullable Agreed agreed)
            implements Serializable {}

    /**
     * Both names under what is in force, each with its day.
     *
     * @param customer who agreed for the customer
     * @param vendor who agreed for the vendor
     */
    public record Agreed(String customer, LocalDate customerOn, String vendor, LocalDate vendorOn)
            implements Serializable {}

    /**
     * A co-signed result. All but the day is empty where the share does not tell of results.
     *
     * @param on the day it was observed
     * @param lapsedOn the day since when somebody says that it no longer holds
     */
    public record Shown(
            LocalDate on,
            @Nullable LocalDate lapsedOn,
            @Nullable Told told,
            @Nullable Figure figure) implements Serializable {}

    /**
     * How it was confirmed and by whom.
     *
     * @param what what happened, in the customer's words
     * @param grade the key of how strong the proof is
     * @param customer who signed for the customer
     * @param cosigner who co-signed for the vendor
     * @param record how the history's entry of it is cited
     * @param hash what both signed
     * @param files what stands beside it; none where the share does not tell of files
     */
    public record Told(
            String what,
            String grade,
            String customer,
            LocalDate customerOn,
            String cosigner,
            LocalDate cosignedOn,
            String record,
            String hash,
            List<File> files)
            implements Serializable {

        public Told {
            // what was frozen before files could be told has none
            files = files == null ? List.of() : List.copyOf(files);
        }

        Told withFiles(boolean filesToo) {
            return filesToo
                    ? this
                    : new Told(what, grade, customer, customerOn, cosigner, cosignedOn, record, hash, List.of());
        }
    }

    /**
     * A file that shows a result.
     *
     * @param type what its bytes are
     * @param hash their SHA-256, by which it is asked for
     */
    public record File(String name, EvidenceType type, int bytes, String hash) implements Serializable {}

    /** What was counted. */
    public record Figure(String name, String unit, BigDecimal amount, BigDecimal target) implements Serializable {}

    /**
     * What stands at the foot of the certificate. The certificate itself never changes, so it need not be kept here.
     *
     * @param hash what both signed
     */
    public record Closing(String hash, Name customer, Name vendor) implements Serializable {}

    /**
     * A name under the closing.
     *
     * @param role in which capacity
     * @param company for whom
     */
    public record Name(String name, String role, String company, Instant at) implements Serializable {}

    /**
     * What comes after the onboarding, and when.
     *
     * @param agreed who agreed it; empty in what was frozen before this was told
     */
    public record Next(
            String statement, LocalDate due, @Nullable Agreed agreed) implements Serializable {}

    public SharedPlan {
        setUpDone = List.copyOf(setUpDone);
        results = List.copyOf(results);
        next = List.copyOf(next);
    }

    /** How many results are shown. */
    public int shown() {
        return (int) results.stream().filter(result -> result.shown() != null).count();
    }

    /** The day it is in the account's zone when this is true. */
    public LocalDate today() {
        return LocalDate.ofInstant(asAt, zone);
    }

    /** What is left when only these parts are told. */
    public SharedPlan telling(Set<SharePart> parts) {
        return new SharedPlan(
                company,
                vendor,
                zone,
                asAt,
                started,
                stage,
                endedOn,
                parts.contains(SharePart.CERTIFICATE) ? certificate : null,
                parts.contains(SharePart.CERTIFICATE) ? closing : null,
                setUpDone,
                setUpOpen,
                setUpNotNeeded,
                results.stream().map(result -> telling(result, parts)).toList(),
                parts.contains(SharePart.NEXT) ? next : List.of());
    }

    private static Result telling(Result result, Set<SharePart> parts) {
        var shown = result.shown();
        boolean told = parts.contains(shown == null ? SharePart.AGREED : SharePart.RESULTS);
        return new Result(
                told ? result.statement() : null,
                result.due(),
                result.firstValue(),
                result.disputed(),
                shown == null
                        ? null
                        : new Shown(
                                shown.on(),
                                shown.lapsedOn(),
                                told ? told(shown, parts) : null,
                                told && parts.contains(SharePart.NUMBERS) ? shown.figure() : null),
                told ? result.agreed() : null);
    }

    private static @Nullable Told told(Shown shown, Set<SharePart> parts) {
        var told = shown.told();
        return told == null ? null : told.withFiles(parts.contains(SharePart.FILES));
    }

    /** The file of this hash, where it stands here. */
    Optional<File> file(String hash) {
        return results.stream()
                .flatMap(result -> Optional.ofNullable(result.shown()).map(Shown::told).stream())
                .flatMap(told -> told.files().stream())
                .filter(file -> file.hash().equals(hash))
                .findFirst();
    }

    /** As it is kept for a share that always shows the same. */
    String written() {
        return JSON.writeValueAsString(this);
    }

    static SharedPlan read(String written) {
        return JSON.readValue(written, SharedPlan.class);
    }
}
