package app.merestone.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A button whose press means what stood on the page when it was pressed. An open page is redrawn whenever somebody acts on
 * its account; a press that is under way just then would reach a button that is not there any more, and be lost without a
 * word. So a redrawn page keeps the buttons that look as before, and each press says which drawing it belongs to: a press
 * on the page as it was runs the act as it was offered there, with what its reader saw, and the use case says whether that
 * still holds.
 */
final class LastingButton extends Button {

    private static final long serialVersionUID = 1L;
    private static final String DRAWING = "drawing";
    private static final String PRESSED_ON = "element." + DRAWING;

    // a press is under way for much less than a page takes to be redrawn as often
    private static final int KEPT = 5;

    private final transient Map<Integer, Runnable> acts = new LinkedHashMap<>();
    private int drawing;
    private @Nullable Integer on;

    LastingButton(String words, Runnable act) {
        super(words);
        acts.put(drawing, act);
        getElement().setProperty(DRAWING, drawing);
        // told with the press itself, and heard before it
        getElement()
                .addEventListener(
                        "click",
                        press -> on = press.getEventData().path(PRESSED_ON).asInt(drawing))
                .addEventData(PRESSED_ON);
        setDisableOnClick(true);
        addClickListener(press -> {
            try {
                pressed();
            } finally {
                setEnabled(true);
            }
        });
    }

    private void pressed() {
        var offered = acts.get(on == null ? drawing : on);
        on = null;
        if (offered != null) {
            offered.run();
        }
    }

    /** The buttons on this part of a page, in their order. */
    static List<LastingButton> on(Component part) {
        var found = new ArrayList<LastingButton>();
        collect(part, found);
        return found;
    }

    private static void collect(Component part, List<LastingButton> found) {
        if (part instanceof LastingButton button) {
            found.add(button);
        } else {
            part.getChildren().forEach(child -> collect(child, found));
        }
    }

    /** Puts these buttons, which a redraw has taken off the page, where it drew others that look the same. */
    static void keep(List<LastingButton> before, Component page) {
        var gone = before.stream().filter(button -> !button.isAttached()).toList();
        if (gone.isEmpty()) {
            return;
        }
        var now = on(page);
        for (var drawn : now) {
            if (before.contains(drawn)) {
                continue;
            }
            // of several that look alike nobody can tell which became which: the focus would be on another one
            var alike = gone.stream().filter(drawn::looksLike).toList();
            if (alike.size() == 1 && now.stream().filter(drawn::looksLike).count() == 1) {
                alike.getFirst().takePlaceOf(drawn);
            }
        }
    }

    private boolean looksLike(LastingButton other) {
        return look(getElement()).equals(look(other.getElement()));
    }

    private static List<Object> look(Element element) {
        var properties = new LinkedHashMap<String, Object>();
        element.getPropertyNames()
                .filter(name -> !DRAWING.equals(name))
                .sorted()
                .forEach(name -> properties.put(name, Objects.requireNonNullElse(element.getPropertyRaw(name), "")));
        var attributes = new LinkedHashMap<String, String>();
        element.getAttributeNames().sorted().forEach(name -> attributes.put(name, element.getAttribute(name)));
        return List.of(element.getTextRecursively(), properties, attributes, element.isEnabled(), element.isVisible());
    }

    private void takePlaceOf(LastingButton drawn) {
        drawing++;
        acts.put(drawing, Objects.requireNonNull(drawn.acts.get(drawn.drawing)));
        if (acts.size() > KEPT) {
            acts.remove(acts.keySet().iterator().next());
        }
        getElement().removeFromParent();
        var place = drawn.getElement();
        var parent = place.getParent();
        int at = parent.indexOfChild(place);
        parent.removeChild(place);
        parent.insertChild(at, getElement());
        getElement().setProperty(DRAWING, drawing);
    }
}
