package app.merestone.shell;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How numbers are written that somebody measured: with every digit that they told, and none that they did not. */
public final class Amounts {

    private Amounts() {}

    /** Such as 12,400.5. */
    public static String of(BigDecimal amount) {
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.UK)).format(amount);
    }
}
