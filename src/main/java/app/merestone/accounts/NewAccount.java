package app.merestone.accounts;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * What the vendor says of an account that it starts.
 *
 * @param id made when the form was opened, so that sending it twice starts one account
 * @param name the company's name, as it writes it
 * @param domain the company's mail domain; empty where it is not known
 * @param externalId the company's id in the vendor's CRM; empty where it has none
 * @param segment whose playbook its plan starts from
 * @param owner the CSM who owns it
 * @param onboardingStart contract date, else kickoff
 */
public record NewAccount(
        AccountId id,
        String name,
        String domain,
        String externalId,
        SegmentId segment,
        PersonId owner,
        LocalDate onboardingStart)
        implements Serializable {}
