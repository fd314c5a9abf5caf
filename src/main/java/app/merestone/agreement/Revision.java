package app.merestone.agreement;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One frozen wording of a criterion, and what became of it: who proposed it, who accepted it for each side, and whether
 * it was taken off the table. The words never change; a change is another revision.
 *
 * @param number 1 for the first, without gaps
 * @param hash of the wording under this number; what an acceptance signs
 * @param suggested whether it came from the playbook and nobody has put it forward yet
 * @param customer the customer's acceptance
 * @param vendor the vendor's acceptance
 * @param declined who took it off the table: the other side by keeping the version before, or its proposer
 */
@Table("criterion_revision")
record Revision(
        @Column("revision_number") int number,
        String statement,
        String description,
        String observation,
        @Nullable String measureName,
        @Nullable String measureUnit,
        @Nullable BigDecimal measureBaseline,
        @Nullable BigDecimal measureTarget,
        @Column("owner_id") @Nullable PersonId owner,
        @Column("due_on") @Nullable LocalDate due,
        boolean required,
        boolean afterOnboarding,
        String proves,
        ContentHash hash,
        Side proposedSide,
        boolean suggested,

        @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "proposed_")
        Signed proposed,

        @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "customer_") @Nullable
        Signed customer,

        @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "vendor_") @Nullable
        Signed vendor,

        @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "declined_") @Nullable
        Signed declined) {

    static Revision of(
            AccountId account,
            CriterionId criterion,
            int number,
            Wording wording,
            Side side,
            boolean suggested,
            Signed by) {
        var measure = wording.measure();
        return new Revision(
                number,
                wording.statement(),
                wording.description(),
                wording.observation(),
                measure == null ? null : measure.name(),
                measure == null ? null : measure.unit(),
                measure == null ? null : measure.baseline(),
                measure == null ? null : measure.target(),
                wording.owner(),
                wording.due(),
                wording.required(),
                wording.afterOnboarding(),
                wording.proves(),
                wording.hash(account, criterion, number),
                side,
                suggested,
                by,
                null,
                null,
                null);
    }

    Wording wording() {
        var measure = measureName == null || measureUnit == null || measureTarget == null
                ? null
                : new Measure(measureName, measureUnit, measureBaseline, measureTarget);
        return new Wording(statement, description, observation, measure, owner, due, required, afterOnboarding, proves);
    }

    @Nullable
    Signed acceptance(Side side) {
        return side == Side.CUSTOMER ? customer : vendor;
    }

    boolean acceptedBy(Side side) {
        return acceptance(side) != null;
    }

    boolean agreed() {
        return customer != null && vendor != null;
    }

    boolean onOffer() {
        return declined == null;
    }

    /** Whose answer it needs: the customer's first, for nothing binds anybody that the customer has not taken up. */
    @Nullable
    Side waitsFor() {
        return customer == null ? Side.CUSTOMER : vendor == null ? Side.VENDOR : null;
    }

    /** Whether its date binds: a customer person set it or accepted it (rule 2). */
    boolean dateBinds() {
        return due != null && (proposedSide == Side.CUSTOMER || customer != null);
    }

    Revision accepted(Side side, @Nullable Signed by) {
        return with(side == Side.CUSTOMER ? by : customer, side == Side.VENDOR ? by : vendor, declined);
    }

    Revision declined(Signed by) {
        return with(customer, vendor, by);
    }

    private Revision with(@Nullable Signed byCustomer, @Nullable Signed byVendor, @Nullable Signed off) {
        return new Revision(
                number,
                statement,
                description,
                observation,
                measureName,
                measureUnit,
                measureBaseline,
                measureTarget,
                owner,
                due,
                required,
                afterOnboarding,
                proves,
                hash,
                proposedSide,
                suggested,
                proposed,
                byCustomer,
                byVendor,
                off);
    }
}
