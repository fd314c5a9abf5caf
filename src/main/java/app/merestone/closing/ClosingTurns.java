package app.merestone.closing;

import app.merestone.checkins.Turn;
import app.merestone.checkins.TurnSource;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The evidence question waits once the first result is co-signed; then the closing waits for one signature after the other. */
@Component
class ClosingTurns implements TurnSource {

    private final ClosingRepository closings;
    private final ClosingEvidence evidence;

    ClosingTurns(ClosingRepository closings, ClosingEvidence evidence) {
        this.closings = closings;
        this.evidence = evidence;
    }

    @Override
    public List<Turn> turns(AccountId account) {
        var closing = closings.findByAccountId(account).orElseGet(() -> Closing.of(account));
        if (closing.state() != ClosingState.OPEN) {
            return List.of();
        }
        var now = evidence.of(account, closing.answer());
        return question(closing, now)
                .or(() -> signature(closing, now))
                .map(List::of)
                .orElseGet(List::of);
    }

    private static Optional<Turn> question(Closing closing, ClosingEvidence.Standing now) {
        if (closing.answer().isPresent()) {
            return Optional.empty();
        }
        return now.content().shown().stream()
                .filter(ClosingContent.ShownResult::firstValue)
                .findFirst()
                .map(first -> turn(
                        now.content().account(),
                        "evidence-question:" + now.content().account(),
                        Side.CUSTOMER,
                        "evidence-question",
                        first.statement(),
                        "/close/answer",
                        first.vendorAt()));
    }

    private static Optional<Turn> signature(Closing closing, ClosingEvidence.Standing now) {
        if (!now.gate().open()) {
            return Optional.empty();
        }
        var hash = now.content().hash();
        var side = closing.signed(Side.CUSTOMER, hash) ? Side.VENDOR : Side.CUSTOMER;
        var since = closing.signature(side.other())
                .filter(s -> closing.signed(side.other(), hash))
                .map(Signature::at)
                .or(() -> closing.answer().map(Answer::at))
                .orElse(Instant.EPOCH);
        return Optional.of(turn(
                now.content().account(),
                "closing:" + hash + ":" + side,
                side,
                "closing",
                side == Side.CUSTOMER ? now.content().vendor() : now.content().company(),
                "/close",
                since));
    }

    private static Turn turn(
            AccountId account, String key, Side side, String kind, String about, String path, Instant since) {
        var base = (side == Side.CUSTOMER ? "/plan/" : "/accounts/") + account;
        return new Turn(key, account, side, null, kind, about, base + path, since, null);
    }
}
