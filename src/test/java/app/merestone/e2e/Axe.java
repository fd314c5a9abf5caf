package app.merestone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a machine can check of WCAG 2.2 AA and of best practice: no violation, and no colour contrast that the machine had
 * to leave open, outside the list here.
 */
final class Axe {

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");

    /** Colour contrast that axe cannot compute, each with the reason why it is right all the same. */
    private static final List<String> CONTRAST_BY_EYE = List.of();

    private Axe() {}

    /** What is wrong with the page, in words; empty when nothing is. */
    static List<String> complaints(Page page) {
        var results =
                new AxeBuilder(page).withTags(STANDARDS).setLegacyMode(true).analyze();
        var wrong = new ArrayList<String>();
        results.getViolations().forEach(rule -> wrong.add(say(rule, rule.getNodes())));
        results.getIncomplete().stream()
                .filter(rule -> rule.getId().equals("color-contrast"))
                .forEach(rule -> {
                    var open = rule.getNodes().stream()
                            .filter(node -> CONTRAST_BY_EYE.stream().noneMatch(known -> String.valueOf(node.getTarget())
                                    .contains(known)))
                            .toList();
                    if (!open.isEmpty()) {
                        wrong.add("left open: " + say(rule, open));
                    }
                });
        return wrong;
    }

    static void check(Page page) {
        assertThat(complaints(page)).as("axe on %s", page.url()).isEmpty();
    }

    private static String say(Rule rule, List<CheckedNode> nodes) {
        return rule.getId() + " (" + rule.getHelp() + "): "
                + nodes.stream()
                        .limit(4)
                        .map(node -> node.getTarget() + " "
                                + node.getFailureSummary().replaceAll("\\s+", " ") + " in " + shortened(node.getHtml()))
                        .collect(Collectors.joining(" | "))
                + (nodes.size() > 4 ? " | and " + (nodes.size() - 4) + " more" : "");
    }

    private static String shortened(String html) {
        return html.length() > 160 ? html.substring(0, 160) + "…" : html;
    }
}
