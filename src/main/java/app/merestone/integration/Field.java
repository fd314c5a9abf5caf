package app.merestone.integration;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a column can hold, and how the columns are really headed:
 *
 * <ul>
 *   <li>HubSpot: "Export records" (knowledge base) writes the property labels that "HubSpot's default company properties"
 *       and "HubSpot's default contact properties" list: Record ID, Company name, Company Domain Name, Company owner;
 *       Record ID, First Name, Last Name, Email, Job Title, Associated Company, Associated Company IDs, the last two also
 *       with "(Primary)". With internal names instead of labels: hs_object_id, name, domain, hubspot_owner_id.
 *   <li>Salesforce: "Export a Report" (help) writes field labels: Account ID, Account Name, Account Owner, Website;
 *       Contact ID, First Name, Last Name, Title, Email. "Export Backup Data from Salesforce" writes the API names of the
 *       Object Reference's "Account" and "Contact": Id, Name, OwnerId, Website; Id, AccountId, FirstName, LastName, Email.
 * </ul>
 *
 * HubSpot's "Time Zone" is left alone on purpose: an account's zone is the vendor's until its champion chooses (rule 2).
 */
public enum Field {
    /** The company's id in the CRM. */
    COMPANY_ID(Holds.COMPANIES, true, "Record ID", "hs_object_id", "Company ID", "Account ID", "Id"),
    /** Its name. */
    COMPANY_NAME(Holds.COMPANIES, true, "Company name", "Account Name", "Name"),
    /** Its mail domain, or its web address. */
    DOMAIN(Holds.COMPANIES, false, "Company Domain Name", "domain", "Website URL", "Website"),
    /** Whose it is in the CRM. */
    OWNER(Holds.COMPANIES, false, "Company owner", "hubspot_owner_id", "Account Owner", "OwnerId", "Owner"),
    /** What decides its segment here. */
    SEGMENT(Holds.COMPANIES, false, "Segment", "Customer segment", "Account Segment", "Segment__c"),
    /** Contract date, else kickoff. */
    START(
            Holds.COMPANIES,
            false,
            "Onboarding start",
            "Contract start date",
            "Contract_Start_Date__c",
            "Became a Customer Date",
            "Customer since"),

    /** The person's id in the CRM. */
    PERSON_ID(Holds.PEOPLE, false, "Record ID", "hs_object_id", "Contact ID", "Id"),
    /** First name. */
    FIRST_NAME(Holds.PEOPLE, false, "First Name", "FirstName"),
    /** Last name. */
    LAST_NAME(Holds.PEOPLE, false, "Last Name", "LastName"),
    /** Where mail reaches them. */
    EMAIL(Holds.PEOPLE, true, "Email", "E-mail", "Email Address"),
    /** What they do. */
    TITLE(Holds.PEOPLE, false, "Job Title", "jobtitle", "Title"),
    /** The ids of the companies they belong to. */
    COMPANY_IDS(
            Holds.PEOPLE,
            false,
            "Associated Company IDs (Primary)",
            "Associated Company IDs",
            "Associated Company ID",
            "Primary Associated Company ID",
            "associatedcompanyid",
            "Account ID",
            "AccountId"),
    /** The name of the company they belong to, where there is no id. */
    COMPANY_NAMES(
            Holds.PEOPLE,
            false,
            "Associated Company (Primary)",
            "Associated Company",
            "Company name",
            "Account Name",
            "Company");

    private final Holds holds;
    private final boolean needed;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it so
    private final List<String> spellings;

    Field(Holds holds, boolean needed, String... spellings) {
        this.holds = holds;
        this.needed = needed;
        this.spellings = List.of(spellings);
    }

    /** In which kind of file it stands. */
    public Holds holds() {
        return holds;
    }

    /** Whether a file without it cannot be imported. */
    public boolean needed() {
        return needed;
    }

    /** The fields of such a file, in the order in which they are asked for. */
    public static List<Field> of(Holds holds) {
        return Stream.of(values()).filter(field -> field.holds == holds).toList();
    }

    /** The place of this field's column, or -1: the first spelling that occurs wins, so the better column does. */
    int in(List<String> headers) {
        var folded = headers.stream().map(Field::fold).toList();
        return spellings.stream()
                .mapToInt(spelling -> folded.indexOf(fold(spelling)))
                .filter(place -> place >= 0)
                .findFirst()
                .orElse(-1);
    }

    // the labels differ in capitals between the systems' releases: "Company name", "Company Name"
    static String fold(String header) {
        return header.strip().toLowerCase(Locale.ROOT);
    }
}
