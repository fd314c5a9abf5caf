package app.merestone.integration;

import app.merestone.accounts.CrmRecords.SegmentName;
import app.merestone.accounts.PersonFacts;
import app.merestone.accounts.SegmentId;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of owner and segment columns mean here: a CSM's address or name, or both as "Name (address)"; a segment's
 * name. What they do not say by themselves, the admin has said. A name that two CSMs share says nothing.
 */
final class Known {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s()<>,;]+@[^\\s()<>,;]+");

    private final Map<String, PersonId> csmsByAddress = new HashMap<>();
    private final Map<String, Optional<PersonId>> csmsByName = new HashMap<>();
    private final Map<String, SegmentId> segmentsByName = new HashMap<>();
    private final Map<SegmentId, String> segmentNames = new HashMap<>();
    private final List<PersonFacts> csms;

    Known(List<SegmentName> segments, List<PersonFacts> csms) {
        this.csms = csms;
        for (var csm : csms) {
            csmsByAddress.put(csm.email().value(), csm.person());
            csmsByName.merge(fold(csm.name()), Optional.of(csm.person()), (one, other) -> Optional.empty());
        }
        for (var segment : segments) {
            segmentsByName.put(fold(segment.name()), segment.id());
            segmentNames.put(segment.id(), segment.name());
        }
    }

    Optional<PersonId> csm(String text) {
        var address = ADDRESS.matcher(text);
        if (address.find()) {
            var found = csmsByAddress.get(address.group().toLowerCase(Locale.ROOT));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return csmsByName.getOrDefault(fold(text), Optional.empty());
    }

    Optional<SegmentId> segment(String text) {
        return Optional.ofNullable(segmentsByName.get(fold(text)));
    }

    String segmentName(SegmentId segment) {
        return segmentNames.getOrDefault(segment, "");
    }

    /** Whose it is: by the text itself, else as the admin said; refused when neither says. */
    @Nullable
    PersonId owner(String text, Map<String, Answers.Owner> said) {
        var known = csm(text);
        if (known.isPresent()) {
            return known.get();
        }
        var answer = said.get(text);
        if (answer == null) {
            throw Refused.because("import.unanswered");
        }
        return answer.csm();
    }

    SegmentId segment(String text, Map<String, SegmentId> said) {
        return segment(text)
                .or(() -> Optional.ofNullable(said.get(text)))
                .orElseThrow(() -> Refused.because("import.unanswered"));
    }

    /** Refuses answers that name a CSM or a segment that is no longer there. */
    void check(Answers answers) {
        for (var owner : answers.owners().values()) {
            var csm = owner.csm();
            if (csm != null
                    && csms.stream().noneMatch(present -> present.person().equals(csm))) {
                throw Refused.because("import.changed");
            }
        }
        if (!segmentNames.keySet().containsAll(answers.segments().values())) {
            throw Refused.because("import.changed");
        }
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
