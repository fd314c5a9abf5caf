package app.merestone.datasync.ui;

import app.merestone.datasync.SyncDetail;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.io.Serializable;
import java.util.List;

/**
 * The vendor's ways to put a wrong description right, among them which action shows that the data is used. It lasts as long as
 * its page, so that what is typed outlives a redraw.
 */
final class SyncSettings implements Serializable {

    private static final long serialVersionUID = 1L;

    private final TextField usage = new TextField();

    private boolean namingUsage;

    /** What its page does with it. */
    interface Acts {

        void correct();

        void upload();

        /** Which actions the product reports. */
        List<String> reported();

        void nameUsage(String action);

        void disconnect();

        /** Asks again with the sync as it is now. */
        void redraw();
    }

    void label() {
        usage.setLabel(SyncPhrases.say("field.usage.action"));
        usage.setMaxLength(100);
        // so that the server knows what is typed when a colleague's act redraws the page
        usage.setValueChangeMode(ValueChangeMode.LAZY);
    }

    Component drawn(SyncDetail sync, Acts acts) {
        if (!sync.csmMayAct() || sync.wish() != null) {
            return new Div();
        }
        if (namingUsage) {
            return nameUsage(acts);
        }
        var ways = Layouts.actions();
        if (sync.mayBeCorrected()) {
            ways.add(Buttons.secondary(SyncPhrases.say("data.correct"), acts::correct));
        }
        ways.add(Buttons.secondary(SyncPhrases.say("data.upload"), acts::upload));
        ways.add(Buttons.secondary(SyncPhrases.say("data.usage.name"), () -> {
            var named = sync.usage();
            var reported = acts.reported();
            usage.setValue(named == null ? "" : named.action());
            usage.setHelperText(
                    reported.isEmpty()
                            ? SyncPhrases.say("data.usage.name.hint")
                            : SyncPhrases.say("data.usage.name.hint.reported", String.join(", ", reported)));
            namingUsage = true;
            acts.redraw();
            usage.focus();
        }));
        ways.add(Buttons.secondary(
                SyncPhrases.say("data.disconnect", sync.summary().name()), acts::disconnect));
        return ways;
    }

    /** Which action shows that the data is used: the vendor knows what its product reports, and both sides read it here. */
    private Component nameUsage(Acts acts) {
        var form = new Div(
                usage,
                Layouts.actions(
                        Buttons.secondary(
                                SyncPhrases.say("data.usage.name.save"), () -> acts.nameUsage(usage.getValue())),
                        Buttons.quiet(SyncPhrases.say("data.usage.name.not"), () -> {
                            namingUsage = false;
                            acts.redraw();
                        })));
        form.addClassName("question");
        return form;
    }

    void named() {
        namingUsage = false;
    }
}
