package app.merestone.accounts;

import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.kernel.Typed;
import org.jspecify.annotations.Nullable;

/**
 * A person as the vendor's CRM and the portal both know them. Being known opens nothing: access is a membership, and that
 * takes an invitation.
 *
 * @param version of the stored row; 0 of a new one
 * @param title what they do; empty where it is not known
 * @param crmId the contact's id in the CRM; empty of somebody who was invited by hand
 * @param member whether they have or had a membership anywhere: name and address are theirs then, not the CRM's
 * @param ended whether their access was ended
 */
public record CrmPerson(
        PersonId id,
        int version,
        EmailAddress email,
        String name,
        @Nullable String title,
        Side side,
        @Nullable String crmId,
        boolean member,
        boolean ended) {

    /** Somebody the portal did not know. */
    public static CrmPerson fresh(EmailAddress email, String name, @Nullable String title, @Nullable String crmId) {
        return new CrmPerson(PersonId.next(), 0, email, name, title, Side.CUSTOMER, crmId, false, false);
    }

    /** The same person after what the CRM may change of them. */
    public CrmPerson with(EmailAddress newEmail, String newName, @Nullable String newTitle, @Nullable String newCrmId) {
        return new CrmPerson(id, version, newEmail, newName, newTitle, side, newCrmId, member, ended);
    }

    /** Their name, as they write it. */
    public static String name(String cell) {
        return Typed.line("person-name", cell, Person.LONGEST_NAME);
    }

    /** What they do; none when the cell is empty. */
    public static @Nullable String title(String cell) {
        return cell.isBlank() ? null : Typed.line("person-title", cell, Person.LONGEST_NAME);
    }
}
