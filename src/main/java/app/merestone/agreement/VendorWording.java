package app.merestone.agreement;

import app.merestone.kernel.Refusal;
import java.io.Serializable;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises wording that only describes what the vendor does (rule 4): it can be finished without the customer having
 * gained anything. Each kind has an evidence-based wording to put in its place, and a reason.
 *
 * <p>It errs towards letting through. Wording that says what the customer's people do, decide, save or find is theirs,
 * even when it mentions training or seats.
 */
public enum VendorWording {
    /** Training predicts nothing, use predicts something. */
    TRAINING(
            "(?:user |team |staff |admin |product |customer |onboarding |initial |end user |enablement |live )*"
                    + "(?:trainings?|training (?:sessions?|courses?|workshops?|webinars?)|(?:onboarding|enablement) "
                    + "(?:sessions?|workshops?|webinars?)|workshops?|webinars?)",
            "deliver(?:ed|y)?|complet(?:e|ed|ion)|done|held|hold|conduct(?:ed)?|provide[d]?|finish(?:ed)?|given|give"
                    + "|schedule[d]?|organi[sz]ed?|took place|takes place|attend(?:ed)?|receive[d]?|run|rolled out|carried out",
            "(?:(?:all|the|our|every|each|key|your) )*(?:\\p{L}+ )?(?:users?|staff|people|teams?|admins?|members|managers|employees|everyone|we)"
                    + " (?:are |is |were |was |have been |has been |get |been )*trained"),
    /** A seat is not adoption. */
    SEATS(
            "(?:user |named )*(?:seats?|licen[cs]es?|user accounts|logins?|users)",
            "provision(?:ed|ing)?|assign(?:ed)?|allocate[d]?|activate[d]?|create[d]?|set up|setup|issue[d]?|invited?|added?"
                    + "|enabled?|rolled out|granted|distributed",
            "(?:provisioning|user provisioning|seat assignment|licen[cs]e assignment)(?: (?:is |was )?(?:done|complete[d]?|finished))?"),
    /** Configured is not working, working is not used. */
    INTEGRATION(
            "(?:\\p{L}+ )?(?:integrations?|connectors?|api|sso|single sign on|data feeds?|feeds?|webhooks?|pipelines?"
                    + "|data sync|sync|connection|environment|instance|tenant|configuration)",
            "configured?|set up|setup|install(?:ed)?|enabled?|connect(?:ed)?|built|build|deploy(?:ed)?|complet(?:e|ed)|done"
                    + "|activated?|finish(?:ed)?|implement(?:ed)?|created?|provisioned|in place",
            "(?:system|product|portal|software|platform|tool|implementation)"
                    + " (?:is |was |has been )?(?:configured|installed|implemented|deployed|set up|complete[d]?|done)"),
    /** A call without an owner closes nothing. */
    KICKOFF(
            "(?:project |customer |joint |onboarding |implementation )*(?:kick ?offs?)(?: (?:meeting|call|session|workshop))?",
            "complet(?:e|ed)|held|hold|done|took place|takes place|happened|schedule[d]?|finish(?:ed)?|conduct(?:ed)?|run|organi[sz]ed?",
            "(?:onboarding|welcome|introduction|intro) (?:meeting|call) (?:is |was |has been )?(?:held|done|complete[d]?|scheduled)"),
    /** Sent is not read. */
    DOCUMENTATION(
            "(?:user |admin |product |training |technical |onboarding |help )*(?:documentation|docs|guides?|manuals?|handbooks?"
                    + "|knowledge base|help articles?|materials|slides|slide deck|recordings?|playbook)",
            "sent|send|share[d]?|deliver(?:ed)?|provide[d]?|publish(?:ed)?|written|write|hand(?:ed)? over|distribute[d]?"
                    + "|emailed|e mailed|upload(?:ed)?|circulated|available|created?|complet(?:e|ed)|done",
            "(?:access to )?(?:the )?(?:documentation|docs|knowledge base) (?:given|granted)"),
    /** Handoffs are internal, alignment is mutual. */
    HANDOFF(
            "(?:account |project |customer |internal )*(?:hand ?offs?|hand ?overs?|transition|transfer)"
                    + "(?: (?:from|to|with|into|between) (?:\\p{L}+ ){0,4}?(?:csm|customer success|success manager|success team|account manager"
                    + "|account team|support|support team|services|sales|cs|bau)(?: (?:manager|team))?)*",
            "complet(?:e|ed)|done|finish(?:ed)?|happened|took place|signed off|made|closed",
            "(?:account|project|customer|we|they)?(?: \\p{L}+)? ?(?:is |are |was |were |has been |have been )?(?:handed (?:over|off)"
                    + "|transitioned|transferred|passed(?: on)?) to (?:the |our |your |their )?(?:\\p{L}+ )?(?:csm|customer success|success manager"
                    + "|success team|account manager|support|support team)(?: (?:manager|team))?");

    private final Pattern described;

    VendorWording(String thing, String done, String idiom) {
        var of = "(?:the |a |an |all |our |your |their |first |full |some |two |three |four |five |both |\\d+ )*";
        // the thing and the doing, either way round, with who it is for or when behind; or the thing alone
        described = Pattern.compile("^(?:we (?:have |will )?|you (?:have |will )?|\\p{L}+ (?:has |will )|please )??"
                + "(?:(?:the |successfully )*(?:" + done + ") " + of + "(?:" + thing + ")"
                + "|" + of + "(?:" + thing + ")(?: (?:and|for|to|of|with|on|in|about) .{1,60}?)?? " + Words.FILLER
                + "(?:" + done + ")"
                + "|(?:" + idiom + ")"
                + "|" + of + "(?:" + thing + "))"
                + "(?: (?:to|for|with|on|in|by|before|until|about|at|across|via|through|of|and|per|from|successfully|fully|online|remotely|completely"
                + "|today|tomorrow|together|within|and|including) ?.*)?$");
    }

    /** The first kind of vendor work that this text only describes. */
    static Optional<VendorWording> in(String text) {
        var plain = plain(text);
        if (Words.OBSERVED.matcher(plain).find()) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(kind -> kind.described.matcher(plain).matches())
                .findFirst();
    }

    /**
     * What stands in the way of proposing this wording: its statement only describes vendor work, and nothing says what
     * the customer will observe.
     */
    public static Optional<Finding> stop(Wording wording) {
        return stop(wording.statement(), wording.observation());
    }

    /** Like {@link #stop(Wording)}, while the wording is still being written. */
    public static Optional<Finding> stop(String statement, String observation) {
        return in(statement)
                .filter(kind -> observation.isBlank() || in(observation).isPresent())
                .map(kind -> new Finding(kind, !observation.isBlank()));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}%]+", " ")
                .strip();
    }

    /** Apart from the kinds, because an enum's constants are made before its own statics. */
    private static final class Words {

        // what somebody on the customer's side does, notices or gains; a single one makes the sentence more than vendor
        // work
        static final Pattern OBSERVED = Pattern.compile("(?<!\\p{L})(?:"
                + "we (?:have )?(?:run|ran|use|used|see|saw|know|do|did|can|close|make|send|spend|handle|answer|find|found)"
                + "|us (?:has|have|can|found|find|run|ran|use|logged|answered)"
                + "|(?<!to )(?<!how to )(?:uses?|used|using)|runs|ran|logs? in|logged in|signs? in|opens?|opened|reads?"
                + "|finds?|found|answers?|answered|decides?|decided|decision|chooses?|approves?|approved|reports? (?:show|prove)s?"
                + "|saves?|saved|saving|reduces?|reduced|falls?|fell|drops?|dropped|rises?|rose|grows?|grew|improves?|improved"
                + "|removes?|removed|replaces?|replaced|stops?|stopped|cuts?|faster|sooner|fewer|less|half|twice|instead of"
                + "|rather than|without|alone|unaided|ourselves|themselves|own|no longer|by hand|verified|confirmed|checked|agreed"
                + "|agree|trusts?|handles?|sends? (?:it|them|out)|sells?|sold|pays?|paid|earns?|publishes|closes"
                + ")(?!\\p{L})|\\d ?%|percent|from \\d+.* to \\d+");

        static final String FILLER = "(?:(?:(?:is|are|was|were|be|been|being|has|have|had|will|to|of|and|the|a"
                + "|an|all|our|your|their|first|full|fully|successfully|now|initial|everything|by|with|for|we) )*)";

        private Words() {}
    }

    /**
     * Wording that was stopped.
     *
     * @param kind which vendor work it describes
     * @param observationToo whether what was said about observing it only describes vendor work as well
     */
    public record Finding(VendorWording kind, boolean observationToo) implements Serializable {

        /** The reason, ready to show. */
        public Refusal refusal() {
            return Refusal.of("criterion.vendor-wording." + key());
        }

        /** The key of the evidence-based wording among the translations. */
        public String replacementKey() {
            return "agreement.wording." + key() + ".replacement";
        }

        /** The key of the reason among the translations. */
        public String becauseKey() {
            return "agreement.wording." + key() + ".because";
        }

        private String key() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }
}
