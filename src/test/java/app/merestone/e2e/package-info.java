/** Journeys through the packaged application: a real browser, real databases, a real mail server, a real Keycloak. */
@NullMarked
package app.merestone.e2e;

import org.jspecify.annotations.NullMarked;
