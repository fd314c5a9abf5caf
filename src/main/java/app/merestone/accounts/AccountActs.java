package app.merestone.accounts;

import app.merestone.ledger.ActKind;

/** What is recorded of who is who on an account (rule 13). */
final class AccountActs {

    static final ActKind STARTED = ActKind.act("account.started");
    static final ActKind PLAN_STARTED = ActKind.act("account.plan-started");
    static final ActKind ZONE_SET = ActKind.act("account.zone-set");
    static final ActKind START_MOVED = ActKind.act("account.start-moved");
    static final ActKind OWNER_ASSIGNED = ActKind.act("account.owner-assigned");
    static final ActKind STAND_IN_NAMED = ActKind.act("stand-in.named");
    static final ActKind STAND_IN_ENDED = ActKind.act("stand-in.ended");
    static final ActKind INVITED = ActKind.act("person.invited");
    static final ActKind CHAMPION_INVITED_AGAIN = ActKind.act("champion.invited-again");
    static final ActKind DEPUTY_NAMED = ActKind.act("deputy.named");
    static final ActKind DEPUTY_UNNAMED = ActKind.act("deputy.unnamed");
    static final ActKind CHAMPION_HANDED_ON = ActKind.act("champion.handed-on");
    static final ActKind ACCESS_ENDED = ActKind.act("access.ended");
    static final ActKind HANDOFF_CONFIRMED = ActKind.signature("handoff.confirmed");

    private AccountActs() {}
}
