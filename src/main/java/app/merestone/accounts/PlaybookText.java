package app.merestone.accounts;

import app.merestone.accounts.Playbook.SuggestedCriterion;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A playbook's lists as they lie in their column: read and written whole, never searched. */
final class PlaybookText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PlaybookText() {}

    static String write(List<SuggestedCriterion> criteria, List<String> tasks) {
        return JSON.writeValueAsString(new Contents(criteria, tasks));
    }

    static Contents read(String column) {
        return JSON.readValue(column, Contents.class);
    }

    record Contents(List<SuggestedCriterion> criteria, List<String> tasks) {}
}
