package app.merestone.pictures;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

    @Test
    void hostileTextIsWrittenAsText() {
        var markup = element("p", text("</p><script>alert('1')</script>&amp;"));

        assertThat(MarkupWriter.write(markup))
                .isEqualTo("<p>&lt;/p&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</p>");
    }

    @Test
    void hostileAttributeValuesCannotLeaveTheirQuotes() {
        var markup = element("div").with("aria-label", "\" onmouseover=\"alert(1)\" '<>&");

        assertThat(MarkupWriter.write(markup))
                .isEqualTo("<div aria-label=\"&quot; onmouseover=&quot;alert(1)&quot; &#39;&lt;&gt;&amp;\"></div>");
    }

    @Test
    void charactersThatHtmlDoesNotKnowAreReplaced() {
        assertThat(MarkupWriter.write(text("a\u0000b\u0008c\u009Bd\uD800e\uFFFEf\uDBFF\uDFFF")))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFD");
    }

    @Test
    void wordsOfEveryScriptAndEmojiArriveUnchanged() {
        String words = "Łódź, 東京, سلام, 👩‍👩‍👧, line\nbreak";

        assertThat(MarkupWriter.write(text(words))).isEqualTo(words);
    }

    @Test
    void attributesKeepTheirOrderAndTheLastValueWins() {
        var markup = element("a").with("href", "/a").with("class", "x").with("href", "/b");

        assertThat(MarkupWriter.write(markup)).isEqualTo("<a href=\"/b\" class=\"x\"></a>");
    }

    @Test
    void voidElementsHaveNoEnd() {
        assertThat(MarkupWriter.write(element("p", element("br")))).isEqualTo("<p><br></p>");
        assertThatIllegalArgumentException().isThrownBy(() -> element("br").containing("text"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "script",
                "style",
                "iframe",
                "object",
                "form",
                "input",
                "template",
                "use",
                "foreignObject",
                "image",
                "animate",
                "p onclick=x",
                "",
                "P",
                "a><b",
                "link",
                "base",
                "meta"
            })
    void elementsThatCouldActAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> element(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onclick",
                "ONLOAD",
                "style",
                "srcdoc",
                "src",
                "xlink:href",
                "formaction",
                "a b",
                "",
                "x=\"",
                "aria-",
                "data-onclick=",
                "ping"
            })
    void attributesThatCouldActAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> element("a").with(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:alert(1)",
                "java\nscript:alert(1)",
                "java\tscript:alert(1)",
                "\u0001javascript:alert(1)",
                "java\u200Bscript:alert(1)",
                "data:text/html,<script>",
                "vbscript:x",
                "file:///etc/passwd",
                "blob:x"
            })
    void addressesThatCouldActAreRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> element("a").with("href", address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://success.fenwick.example/verify/7Q4M",
                "http://localhost/",
                "mailto:dana@harrow.example",
                "/plan/1",
                "plan?at=10:30",
                "#agreed",
                "./a:b"
            })
    void ordinaryAddressesPass(String address) {
        assertThat(MarkupWriter.write(element("a").with("href", address))).contains(address);
    }

    @Test
    void theTreeCannotBeChangedFromOutside() {
        var children = new ArrayList<Markup>(List.of(text("a")));
        var list = element("p").containing(children);
        children.add(text("b"));

        assertThat(list.plainText()).isEqualTo("a");
        assertThatExceptionOnPut(list);
    }

    private static void assertThatExceptionOnPut(Markup.Element element) {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> element.attributes().put("class", "x"));
    }
}
