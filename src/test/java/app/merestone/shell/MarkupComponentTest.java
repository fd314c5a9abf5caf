package app.merestone.shell;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;
import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.pictures.Stone;
import com.vaadin.flow.component.Svg;
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
}
