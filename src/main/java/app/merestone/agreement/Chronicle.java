package app.merestone.agreement;

import app.merestone.accounts.Directory;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Typed;
import app.merestone.ledger.Act;
import app.merestone.ledger.ActKind;
import app.merestone.ledger.Actor;
import app.merestone.ledger.Ledger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts this room's acts into the ledger, with what a reader needs to understand the entry later. */
@Component
class Chronicle {

    static final ActKind WHY = ActKind.act("plan.why");
    static final ActKind PROPOSED = ActKind.act("criterion.proposed");
    static final ActKind COUNTERED = ActKind.act("criterion.countered");
    static final ActKind ACCEPTED = ActKind.signature("criterion.accepted");
    static final ActKind KEPT = ActKind.act("criterion.kept");
    static final ActKind WITHDRAWN = ActKind.act("criterion.withdrawn");
    static final ActKind DROP_PROPOSED = ActKind.act("criterion.drop-proposed");
    static final ActKind DROP_REFUSED = ActKind.act("criterion.drop-refused");
    static final ActKind DROPPED = ActKind.signature("criterion.dropped");
    static final ActKind REPLACEMENT_PROPOSED = ActKind.act("first-value.replacement-proposed");
    static final ActKind REPLACEMENT_REFUSED = ActKind.act("first-value.replacement-refused");
    static final ActKind REPLACED = ActKind.signature("first-value.replaced");

    private final Ledger ledger;
    private final Directory directory;

    Chronicle(Ledger ledger, Directory directory) {
        this.ledger = ledger;
        this.directory = directory;
    }

    /** An act on one version of a criterion. */
    Recorded record(ActKind kind, Actor by, Criterion criterion, Revision revision, String remark) {
        var details = new LinkedHashMap<String, String>();
        details.put("statement", revision.statement());
        details.put("version", Integer.toString(revision.number()));
        if (revision.due() != null) {
            details.put("due", revision.due().toString());
        }
        var owner = revision.owner();
        if (owner != null) {
            var person = directory.people(List.of(owner)).get(owner);
            details.put("owner", person == null ? "" : person.name());
        }
        if (!remark.isBlank()) {
            details.put("remark", Typed.required("note", remark, Note.LONGEST));
        }
        var entry = ledger.append(new Act(criterion.account(), kind, by, criterion.id(), revision.hash(), details));
        return new Recorded(entry.reference(), revision.agreed());
    }

    /** The customer said why. */
    Recorded recordWhy(AccountId account, Actor by, SuccessPlan.Saying saying) {
        var entry = ledger.append(
                new Act(account, WHY, by, account, saying.hash(account), Map.of("why", saying.sentence())));
        return new Recorded(entry.reference(), false);
    }
}
