package app.merestone.accounts.ui;

import app.merestone.shell.Buttons;
import app.merestone.shell.DayField;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the forms of this room share: fields under one another, an answer to what is missing, and a page that says it is done. */
abstract class FormPage extends Page {

    private static final long serialVersionUID = 1L;

    FormPage() {
        super("page page-narrow");
    }

    final void question(Component... fields) {
        var form = new Div(fields);
        form.addClassName("question");
        show(form);
    }

    final TextField text(String key) {
        var field = new TextField(getTranslation(key));
        field.setRequiredIndicatorVisible(true);
        return field;
    }

    final TextField optionalText(String key) {
        var field = new TextField(getTranslation(key));
        field.setHelperText(getTranslation(key + ".hint"));
        return field;
    }

    final DatePicker day(String key, @Nullable LocalDate value) {
        var field = new DayField(getTranslation(key));
        field.setRequiredIndicatorVisible(true);
        field.setValue(value);
        return field;
    }

    /** Whether every one of these has an answer; those that have none say so, and the first of them gets the focus. */
    final boolean answered(HasValue<?, ?>... fields) {
        boolean complete = true;
        for (var field : fields) {
            boolean missing = field.isEmpty();
            if (field instanceof HasValidation validated) {
                validated.setInvalid(missing);
                validated.setErrorMessage(missing ? getTranslation("form.missing") : "");
            }
            if (missing && complete && field instanceof com.vaadin.flow.component.Focusable<?> focusable) {
                focusable.focus();
            }
            complete &= !missing;
        }
        if (!complete) {
            notice().error(getTranslation("form.incomplete"));
        } else {
            notice().clear();
        }
        return complete;
    }

    /** Replaces the form by what happened and the one way on. */
    final void done(String happened, String next, String path, String words, Component... others) {
        notice().clear();
        heading(happened);
        lead(next);
        var ways = Layouts.actions(primaryLink(path, words));
        ways.add(List.of(others));
        show(ways);
        getElement().executeJs("this.querySelector('h1').focus()");
    }

    final Component cancel(String path) {
        return Buttons.quiet(getTranslation("form.cancel"), () -> go(path));
    }

    static void go(String path) {
        UI.getCurrent().navigate(path.substring(1));
    }

    static Anchor primaryLink(String path, String words) {
        var link = Layouts.link(path, words);
        link.addClassNames("button", "button-primary");
        return link;
    }

    static Anchor secondaryLink(String path, String words) {
        var link = Layouts.link(path, words);
        link.addClassName("button");
        return link;
    }
}
