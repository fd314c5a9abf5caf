package app.merestone.shell;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.util.Locale;

/**
 * A day, read and written as everywhere else in the portal ("30 Nov 2026"). It also takes the other ways in which people
 * type a day, and its weeks begin on Monday.
 */
public class DayField extends DatePicker {

    private static final long serialVersionUID = 1L;

    /** A field whose label is set later. */
    public DayField() {
        this("");
    }

    /** A field with this label. */
    public DayField(String label) {
        super(label);
        setLocale(Locale.UK);
        setI18n(written());
    }

    /** How days are written, for fields that are part of another one. */
    public static DatePickerI18n written() {
        return new DatePickerI18n()
                .setDateFormats("d MMM yyyy", "d MMMM yyyy", "d/M/yyyy", "d.M.yyyy", "yyyy-MM-dd")
                .setFirstDayOfWeek(1);
    }
}
