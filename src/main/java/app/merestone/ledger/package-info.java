/** What binds: an append-only, hash-chained record per account of every act that binds somebody. */
@NullMarked
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"kernel"})
package app.merestone.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
