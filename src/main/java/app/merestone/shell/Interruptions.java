package app.merestone.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Comparator;
import org.springframework.stereotype.Component;

/**
 * What an open page says while the portal cannot be reached, and when the session behind it is no more: what is saved, what
 * is not, and the way on. Vaadin's own way is to load the page anew without a word, and whatever was being typed is gone.
 */
@Component
class Interruptions implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    /** So many pages may one session have open; the oldest one then says that it is no longer connected. */
    private static final int MOST_PAGES = 30;

    private final transient Translations words;

    Interruptions(Translations words) {
        this.words = words;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var messages = messages();
        event.getSource().setSystemMessagesProvider(asked -> messages);
        event.getSource().addUIInitListener(opened -> {
            var ui = opened.getUI();
            var reconnecting = ui.getReconnectDialogConfiguration();
            reconnecting.setDialogText(ui.getTranslation("shell.unreachable"));
            reconnecting.setDialogTextGaveUp(ui.getTranslation("shell.unreachable.gave-up"));
            closeTheOldestBut(MOST_PAGES, ui);
        });
    }

    // each open page is kept in memory and redrawn: nobody reads more than these, and a script could open thousands
    private static void closeTheOldestBut(int most, UI newest) {
        var others = newest.getSession().getUIs().stream()
                .filter(ui -> !ui.equals(newest) && !ui.isClosing())
                .sorted(Comparator.comparingInt(UI::getUIId))
                .toList();
        others.stream().limit(Math.max(0, others.size() + 1L - most)).forEach(UI::close);
    }

    private SystemMessages messages() {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(say("shell.session-over"));
        messages.setSessionExpiredMessage(say("shell.session-over.next"));
        messages.setInternalErrorCaption(say("shell.page-broken"));
        messages.setInternalErrorMessage(say("shell.page-broken.next"));
        messages.setCookiesDisabledCaption(say("shell.no-cookies"));
        messages.setCookiesDisabledMessage(say("shell.no-cookies.next"));
        return messages;
    }

    private String say(String key) {
        return words.getTranslation(key, Translations.ENGLISH);
    }
}
