package app.merestone.shell;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * The time zone in which whoever looks at the page has set their own machine: the time of a binding act is shown in it,
 * with the zone's name (rule 13). Due dates stay days of the account's zone, wherever they are read.
 */
public final class ReadersZone {

    private ReadersZone() {}

    /**
     * The zone of the page's reader, as their browser tells it.
     *
     * @param otherwise what counts when it tells none, or one that is unknown here
     */
    public static ZoneId or(ZoneId otherwise) {
        var ui = UI.getCurrent();
        if (ui == null) {
            return otherwise;
        }
        var details = ui.getPage().getExtendedClientDetails();
        var told = details == null ? null : details.getTimeZoneId();
        if (told == null || told.isBlank()) {
            return otherwise;
        }
        try {
            return ZoneId.of(told);
        } catch (DateTimeException unknown) {
            return otherwise;
        }
    }
}
