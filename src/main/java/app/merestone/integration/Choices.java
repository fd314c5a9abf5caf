package app.merestone.integration;

import app.merestone.accounts.CrmRecords.SegmentName;
import app.merestone.accounts.PersonFacts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What the questions can be answered with.
 *
 * @param csms the present CSMs, by name
 * @param today in the vendor's zone
 */
public record Choices(List<SegmentName> segments, List<PersonFacts> csms, LocalDate today, ZoneId zone) {}
