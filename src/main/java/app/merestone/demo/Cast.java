package app.merestone.demo;

import app.merestone.kernel.PersonId;

/** The vendor's people in the story. */
record Cast(PersonId priya, PersonId tomas, PersonId lea, PersonId admin) {}
