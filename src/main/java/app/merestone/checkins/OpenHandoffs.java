package app.merestone.checkins;

import app.merestone.accounts.Directory;
import app.merestone.accounts.OpenHandoff;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** After a change of owner both sides are asked to confirm the next milestone and its date (rule 16). */
@Component
class OpenHandoffs implements TurnSource {

    private final Directory directory;

    OpenHandoffs(Directory directory) {
        this.directory = directory;
    }

    @Override
    public List<Turn> turns(AccountId account) {
        return directory.openHandoff(account).map(this::turns).orElseGet(List::of);
    }

    private List<Turn> turns(OpenHandoff handoff) {
        var turns = new ArrayList<Turn>();
        var to = directory.people(Set.of(handoff.to())).get(handoff.to());
        var owner = to == null ? "" : to.name();
        if (handoff.confirmedByOwnerAt() == null) {
            turns.add(turn(handoff, Side.VENDOR, owner));
        }
        if (handoff.confirmedByCustomerAt() == null) {
            turns.add(turn(handoff, Side.CUSTOMER, owner));
        }
        return turns;
    }

    private static Turn turn(OpenHandoff handoff, Side side, String owner) {
        return new Turn(
                "handoff:" + handoff.id() + ":" + side,
                handoff.account(),
                side,
                side == Side.VENDOR ? handoff.to() : null,
                "handoff",
                owner,
                "/plan/" + handoff.account() + "/handoff",
                handoff.at(),
                null);
    }
}
