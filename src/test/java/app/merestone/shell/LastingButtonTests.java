package app.merestone.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class LastingButtonTests {

    private final UI browser = new UI();
    private final Div page = new Div();
    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void open() {
        browser.add(page);
    }

    @Test
    void aRedrawnPageKeepsTheButtonsThatLookAsBeforeAndTheyDoWhatItOffersNow() {
        draw(sign("version 1"), Buttons.quiet("Not yet", () -> {}));
        var sign = buttons().getFirst();

        redraw(Buttons.quiet("Not yet", () -> {}), new Div(sign("version 2")));

        assertThat(buttons()).extracting(Button::getText).containsExactly("Not yet", "Sign this");
        assertThat(buttons().getLast()).isSameAs(sign);
        sign.click();
        assertThat(done).containsExactly("version 2");
    }

    @Test
    void aPressThatWasUnderWayWhileThePageWasRedrawnDoesWhatItsReaderSaw() {
        draw(sign("version 1"));
        var sign = buttons().getFirst();
        redraw(sign("version 2"));
        redraw(sign("version 3"));

        pressedOnDrawing(sign, 1);
        pressedOnDrawing(sign, 0);
        pressedOnDrawing(sign, 2);

        assertThat(done).containsExactly("version 2", "version 1", "version 3");
    }

    @Test
    void ofSeveralThatLookAlikeNoneTakesTheOthersPlace() {
        draw(sign("first"), sign("second"));
        var before = buttons();
        redraw(sign("third"), sign("second"), Buttons.quiet("Not yet", () -> {}));

        assertThat(buttons()).hasSize(3).doesNotContainAnyElementsOf(before);
        pressedOnDrawing(buttons().getFirst(), 0);
        assertThat(done).containsExactly("third");
    }

    @Test
    void whatLooksDifferentIsAnotherButton() {
        draw(sign("version 1"));
        var sign = buttons().getFirst();
        var other = Buttons.secondary("Sign this", () -> done.add("another weight"));
        redraw(other);
        assertThat(buttons()).containsExactly(other);

        var named = Buttons.secondary("Sign this", () -> done.add("another name"));
        named.setAriaLabel("Sign this for Harrowvale");
        redraw(named);
        assertThat(buttons()).containsExactly(named).doesNotContain(sign);
    }

    @Test
    void aPressOnADrawingThatNeverWasDoesNothing() {
        draw(sign("version 1"));

        pressedOnDrawing(buttons().getFirst(), 7);

        assertThat(done).isEmpty();
        buttons().getFirst().click();
        assertThat(done).containsExactly("version 1");
    }

    private Button sign(String what) {
        return Buttons.primary("Sign this", () -> done.add(what));
    }

    private void draw(Component... parts) {
        page.removeAll();
        page.add(parts);
    }

    private void redraw(Component... parts) {
        var before = LastingButton.on(page);
        draw(parts);
        LastingButton.keep(before, page);
    }

    private List<Button> buttons() {
        return List.copyOf(LastingButton.on(page));
    }

    /** What the browser tells: that the button was pressed, and on which drawing of the page. */
    private static void pressedOnDrawing(Button button, int drawing) {
        var data = JsonNodeFactory.instance.objectNode().put("element.drawing", drawing);
        button.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(button.getElement(), "click", data));
    }
}
