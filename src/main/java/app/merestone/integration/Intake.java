package app.merestone.integration;

import app.merestone.kernel.Refused;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows in, some hundreds at a time: says of each what it does, and does it when it is to be done. The preview and the
 * import run the very same code, so the one cannot promise what the other does not keep.
 */
abstract class Intake {

    final Answers answers;
    final Origin origin;
    final Tally tally;
    final boolean doing;

    Intake(Answers answers, Origin origin, Tally tally, boolean doing) {
        this.answers = answers;
        this.origin = origin;
        this.tally = tally;
        this.doing = doing;
    }

    abstract void take(List<Row> rows);

    String cell(Row row, Field field) {
        return row.cell(answers.columns().get(field));
    }

    int place(Field field) {
        return answers.columns().getOrDefault(field, -1);
    }

    /** Reads one cell; a refusal is noted against its column, and the row's other cells are read all the same. */
    <T> @Nullable T read(Row row, Field field, boolean[] fine, Function<String, @Nullable T> reader) {
        try {
            return reader.apply(cell(row, field));
        } catch (Refused refused) {
            tally.because(row, place(field), refused.refusal());
            fine[0] = false;
            return null;
        }
    }

    /** An id as the system that wrote the file makes them. */
    String id(String cell, String salesforcePrefix) {
        if (cell.isEmpty()) {
            throw Refused.because("import.no-id");
        }
        return switch (origin) {
            case SALESFORCE -> SalesforceId.of(cell, salesforcePrefix);
            case HUBSPOT -> number(cell);
            case OTHER -> app.merestone.accounts.CrmAccount.crmId(cell);
        };
    }

    // spreadsheets turn long numbers into 1.23457E+11: what is lost then cannot be guessed
    private static String number(String cell) {
        if (cell.length() > 20 || !cell.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Refused.because("import.hubspot-id");
        }
        return cell;
    }
}
