package app.merestone.shell;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import app.merestone.pictures.Markup;
import app.merestone.pictures.Stone;
import app.merestone.testing.Drawn;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarkupComponentTest {

    @Test
    void elementsAttributesAndTextsArriveInOrder() {
        var component = new MarkupComponent(
                element("p", text("Due "), element("time", text("30 Nov 2026")).with("datetime", "2026-11-30"))
                        .with("class", "meta"));

        assertThat(component.getElement().getTag()).isEqualTo("p");
        assertThat(component.getElement().getAttribute("class")).isEqualTo("meta");
        assertThat(component.getElement().getTextRecursively()).isEqualTo("Due 30 Nov 2026");
        assertThat(component.getElement().getChild(1).getAttribute("datetime")).isEqualTo("2026-11-30");
    }

    @Test
    void textStaysTextWhateverIsInIt() {
        var component = new MarkupComponent(element("p", text("<img src=x onerror=alert(1)>")));

        assertThat(component.getElement().getChildCount()).isOne();
        assertThat(component.getElement().getChild(0).isTextNode()).isTrue();
        assertThat(component.getElement().getProperty("innerHTML")).isNull();
    }

    @Test
    void drawingsInsideAPictureAreHandedOverWhole() {
        var component = new MarkupComponent(element("div", new Stone(true, false, false).drawn(), text("Dana signed")));

        var drawing = component.getElement().getChild(0);
        assertThat(drawing.getComponent()).containsInstanceOf(Svg.class);
        assertThat(drawing.getProperty("innerHTML"))
                .startsWith("<svg class=\"picture stone\"")
                .endsWith("</svg>");
    }

    @Test
    void aDrawingAloneIsAComponentToo() {
        var component = new MarkupComponent(Stone.unsigned().drawn());

        assertThat(component.getElement().getChild(0).getProperty("innerHTML")).contains("stone-half customer");
    }

    @Test
    void theInsideOfALargePictureGoesToTheBrowserAsValues() {
        var row = element(
                "li",
                Stone.unsigned().drawn(),
                element("a", text("<b>We & they</b>")).with("href", "plan/1"));
        var component = new MarkupComponent(
                element("ul", row, row, text("Ends")).with("class", "alignment").with("role", "list"));

        assertThat(component.getElement().getTag()).isEqualTo("ul");
        assertThat(component.getElement().getAttribute("role")).isEqualTo("list");
        assertThat(component.getElement().getChildCount()).isZero();
        assertThat(component.drawnInTheBrowser())
                .startsWith("[[\"li\",{},[\"svg\",{\"class\":\"picture stone\"")
                .contains("[\"a\",{\"href\":\"plan/1\"},\"<b>We & they</b>\"]")
                .endsWith(",\"Ends\"]");
        assertThat(Drawn.text(component.getElement())).isEqualTo("<b>We & they</b><b>We & they</b>Ends");
    }

    @Test
    void aLargePictureIsDrawnAgainWheneverItComesBackToAPage() {
        var ui = new UI();
        ui.getInternals().setSession(mock(VaadinSession.class));
        var picture = new MarkupComponent(element(
                "ul",
                Stream.generate(() -> element("li", text("One"))).limit(20).toArray(Markup[]::new)));

        for (int time = 0; time < 2; time++) {
            ui.add(picture);
            assertThat(draws(ui)).isOne();
            ui.remove(picture);
            assertThat(draws(ui)).isZero();
        }
    }

    private static long draws(UI ui) {
        ui.getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return ui.getInternals().dumpPendingJavaScriptInvocations().stream()
                .filter(call -> call.getInvocation().getExpression().contains("createElement"))
                .count();
    }
}
