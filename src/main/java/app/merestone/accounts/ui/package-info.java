/** Pages of accounts: who can act, a new account, its owner and settings, segments and the vendor's people. */
@NullMarked
package app.merestone.accounts.ui;

import org.jspecify.annotations.NullMarked;
