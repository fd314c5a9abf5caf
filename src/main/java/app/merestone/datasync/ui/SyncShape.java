package app.merestone.datasync.ui;

import app.merestone.datasync.BlindRun;
import app.merestone.datasync.OpenRun;
import app.merestone.datasync.SyncDetail;
import app.merestone.datasync.SyncState;

/** Which question the page of a sync asks, and whether its reader is asked at all. */
final class SyncShape {

    private SyncShape() {}

    /** What the question on the page depends on; while it stays, nothing that is being typed is touched. */
    static String of(SyncDetail sync) {
        var dispute = sync.dispute();
        var current = sync.current();
        var wish = sync.wish();
        return String.join(
                "|",
                wish == null ? "" : wish.at().toString(),
                String.valueOf(sync.kept()),
                String.valueOf(sync.disconnected() != null),
                sync.summary().state().name(),
                String.valueOf(sync.inUseFor()),
                current == null ? "" : current.id() + current.getClass().getSimpleName(),
                current instanceof BlindRun blind ? blind.basis().name() + blind.sum() : "",
                current instanceof OpenRun open ? open.said().toString() : "",
                dispute == null
                        ? ""
                        : dispute.id() + String.valueOf(dispute.answeredAt()) + dispute.owner() + dispute.answerBy(),
                String.valueOf(sync.customerMayAct()),
                String.valueOf(sync.csmMayAct()),
                String.valueOf(sync.summary().failedAt()),
                String.valueOf(sync.summary().lookReason()),
                String.valueOf(sync.summary().lookSince()),
                String.valueOf(sync.summary().overdueSince()));
    }

    /** Whether the reader has the next act; otherwise the card recedes. */
    static boolean asksReader(SyncDetail sync) {
        var state = sync.summary().state();
        return (sync.customerMaySign() && sync.wish() != null)
                || (sync.customerMayAct() && (sync.waits() || state == SyncState.VERIFIED))
                || (sync.csmMayAct() && state == SyncState.DISPUTED);
    }
}
