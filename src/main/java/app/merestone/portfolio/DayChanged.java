package app.merestone.portfolio;

import app.merestone.kernel.PersonId;

/** Something began or ceased to wait for this vendor person, or on an account that they look after. */
public record DayChanged(PersonId person) {}
