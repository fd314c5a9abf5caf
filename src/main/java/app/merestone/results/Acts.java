package app.merestone.results;

import app.merestone.ledger.ActKind;

/** What this module writes into the ledger. */
final class Acts {

    static final ActKind RECORDED = ActKind.signature("result.recorded");
    static final ActKind SIGNED = ActKind.signature("result.signed");
    static final ActKind CORROBORATED = ActKind.signature("result.corroborated");
    static final ActKind CO_SIGNED = ActKind.signature("milestone.co-signed");
    static final ActKind SENT_BACK = ActKind.act("result.sent-back");
    static final ActKind WITHDRAWN = ActKind.act("signature.withdrawn");
    static final ActKind NONE_YET = ActKind.act("result.none-yet");

    private Acts() {}
}
