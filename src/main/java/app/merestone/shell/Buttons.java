package app.merestone.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** The three weights of a button. A page has exactly one primary one. */
public final class Buttons {

    private Buttons() {}

    /** The page's one act: verb and object. A second press while the first is under way has no effect. */
    public static Button primary(String words, Runnable act) {
        var button = new LastingButton(words, act);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    /** Whether this is a page's one act. */
    public static boolean isPrimary(Component part) {
        return part instanceof Button button && button.getThemeNames().contains(ButtonVariant.PRIMARY.getVariantName());
    }

    /** Another way on, as easy to find. */
    public static Button secondary(String words, Runnable act) {
        return new LastingButton(words, act);
    }

    /** A way out that should not draw the eye. */
    public static Button quiet(String words, Runnable act) {
        var button = new LastingButton(words, act);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
