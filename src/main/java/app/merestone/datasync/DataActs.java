package app.merestone.datasync;

import app.merestone.ledger.ActKind;

/** What the ledger calls the acts on data syncs. */
final class DataActs {

    static final ActKind CONNECTED = ActKind.act("sync.connected");
    static final ActKind UPLOADED = ActKind.act("sync.uploaded");
    static final ActKind CORRECTED = ActKind.act("sync.corrected");
    static final ActKind DISCONNECT_ASKED = ActKind.act("sync.disconnect-asked");
    static final ActKind DISCONNECT_TAKEN_BACK = ActKind.act("sync.disconnect-taken-back");
    static final ActKind DISCONNECTED = ActKind.act("sync.disconnected");
    static final ActKind KEPT = ActKind.act("sync.kept");
    static final ActKind COUNTED = ActKind.act("sync.counted");
    static final ActKind VERIFIED = ActKind.signature("sync.verified");
    static final ActKind VERIFIED_BY_SAMPLES = ActKind.signature("sync.verified-by-samples");
    static final ActKind DISPUTED = ActKind.act("sync.disputed");
    static final ActKind ASSIGNED = ActKind.act("sync.dispute-assigned");
    static final ActKind ANSWERED = ActKind.act("sync.answered");
    static final ActKind TAKEN_BACK = ActKind.act("sync.dispute-taken-back");
    static final ActKind IN_USE = ActKind.act("sync.in-use");
    static final ActKind USAGE_NAMED = ActKind.act("sync.usage-named");
    static final ActKind CRITERION_USAGE_NAMED = ActKind.act("criterion.usage-named");
    static final ActKind KEY_MADE = ActKind.act("connection.made");
    static final ActKind KEY_ROTATED = ActKind.act("connection.rotated");
    static final ActKind FORMER_KEY_ENDED = ActKind.act("connection.former-key-ended");
    static final ActKind MASKED = ActKind.act("connection.masked");
    static final ActKind KEY_REVOKED = ActKind.act("connection.revoked");

    private DataActs() {}
}
