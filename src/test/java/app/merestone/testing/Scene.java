package app.merestone.testing;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.PersonId;
import java.util.function.Supplier;

/**
 * An account with a person in every role, and a second account with people of its own. Nothing has been agreed on either;
 * the first one's plan counts as started without any plan having been drawn up.
 *
 * @param stranger a person who may sign in and belongs to no account
 */
public record Scene(
        AccountId account,
        String name,
        PersonId champion,
        PersonId deputy,
        PersonId member,
        PersonId sponsor,
        PersonId csm,
        PersonId otherCsm,
        PersonId leader,
        PersonId admin,
        AccountId otherAccount,
        PersonId otherChampion,
        PersonId stranger) {

    public <T> T asChampion(Supplier<T> act) {
        return As.person(champion, act, "CUSTOMER");
    }

    public void asChampion(Runnable act) {
        As.person(champion, act, "CUSTOMER");
    }

    public <T> T asDeputy(Supplier<T> act) {
        return As.person(deputy, act, "CUSTOMER");
    }

    public void asDeputy(Runnable act) {
        As.person(deputy, act, "CUSTOMER");
    }

    public <T> T asMember(Supplier<T> act) {
        return As.person(member, act, "CUSTOMER");
    }

    public void asMember(Runnable act) {
        As.person(member, act, "CUSTOMER");
    }

    public <T> T asSponsor(Supplier<T> act) {
        return As.person(sponsor, act, "CUSTOMER");
    }

    public void asSponsor(Runnable act) {
        As.person(sponsor, act, "CUSTOMER");
    }

    public <T> T asCsm(Supplier<T> act) {
        return As.person(csm, act, "CSM");
    }

    public void asCsm(Runnable act) {
        As.person(csm, act, "CSM");
    }

    /** A CSM who owns the other account, and this one not. */
    public <T> T asOtherCsm(Supplier<T> act) {
        return As.person(otherCsm, act, "CSM");
    }

    public void asOtherCsm(Runnable act) {
        As.person(otherCsm, act, "CSM");
    }

    public <T> T asLeader(Supplier<T> act) {
        return As.person(leader, act, "LEADER");
    }

    public void asLeader(Runnable act) {
        As.person(leader, act, "LEADER");
    }

    public <T> T asAdmin(Supplier<T> act) {
        return As.person(admin, act, "ADMIN");
    }

    public void asAdmin(Runnable act) {
        As.person(admin, act, "ADMIN");
    }

    /** The champion of the other account. */
    public <T> T asOtherChampion(Supplier<T> act) {
        return As.person(otherChampion, act, "CUSTOMER");
    }

    public void asOtherChampion(Runnable act) {
        As.person(otherChampion, act, "CUSTOMER");
    }

    /** Somebody who is signed in as a customer person and belongs to no account at all. */
    public <T> T asStranger(Supplier<T> act) {
        return As.person(stranger, act, "CUSTOMER");
    }

    public void asStranger(Runnable act) {
        As.person(stranger, act, "CUSTOMER");
    }
}
