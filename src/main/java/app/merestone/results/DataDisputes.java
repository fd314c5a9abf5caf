package app.merestone.results;

import app.merestone.agreement.CriterionId;
import app.merestone.kernel.AccountId;

/** Whether the data behind a criterion is in dispute: nothing is co-signed on numbers that the customer says are wrong. */
interface DataDisputes {

    boolean disputed(AccountId account, CriterionId criterion);
}
