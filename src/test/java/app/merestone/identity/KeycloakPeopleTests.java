package app.merestone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.identity.KeycloakPeople.Answer;
import app.merestone.identity.KeycloakPeople.In;
import app.merestone.identity.KeycloakPeople.NotIn;
import app.merestone.identity.KeycloakPeople.Reason;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Side;
import app.merestone.ledger.Role;
import app.merestone.testing.Accounts;
import app.merestone.testing.DatabaseTest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;

@DatabaseTest
class KeycloakPeopleTests {

    private static final String ISSUER = "https://id.fenwick.example/realms/merestone";

    @Autowired
    KeycloakPeople people;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aVendorsPersonIsMadeKnownAtTheirFirstSignInWithTheRolesTheProviderNames() {
        var email = fresh();
        var in = in(people.admit(claims(subject(), email, Role.CSM, Role.LEADER)));
        assertThat(in.standing().side()).isEqualTo(Side.VENDOR);
        assertThat(in.standing().name()).isEqualTo("Priya Raman");
        assertThat(in.standing().vendorRoles()).containsExactlyInAnyOrder(Role.CSM, Role.LEADER);
    }

    @Test
    void rolesAreAddedAndTakenAwayAtEachSignIn() {
        var email = fresh();
        var subject = subject();
        people.admit(claims(subject, email, Role.CSM));
        assertThat(in(people.admit(claims(subject, email, Role.ADMIN)))
                        .standing()
                        .vendorRoles())
                .containsExactly(Role.ADMIN);
        assertThat(people.admit(claims(subject, email))).isEqualTo(new NotIn(Reason.NO_ACCESS));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM vendor_role r JOIN person p ON p.id = r.person_id WHERE p.email = :e")
                        .param("e", email.value())
                        .query(Integer.class)
                        .single())
                .as("what the provider took away is gone, although nobody came in")
                .isZero();
    }

    @Test
    void aCustomersPersonIsFoundByVerifiedAddressTheFirstTimeAndByTheirSubjectFromThenOn() {
        var dana = accounts.scene().champion();
        var subject = subject();
        assertThat(in(people.admit(claims(subject, address(dana)))).standing().person())
                .isEqualTo(dana);
        // the provider gives them another address; they stay who they are
        assertThat(in(people.admit(claims(subject, fresh()))).standing().person())
                .isEqualTo(dana);
    }

    @Test
    void anAddressThatWasGivenToSomebodyElseOverThereOpensNothing() {
        var dana = accounts.scene().champion();
        people.admit(claims(subject(), address(dana)));
        assertThat(people.admit(claims(subject(), address(dana)))).isEqualTo(new NotIn(Reason.SOMEBODY_ELSE));
    }

    @Test
    void anAddressThatTheProviderHasNotVerifiedOpensNothing() {
        var dana = accounts.scene().champion();
        var unverified = new ProviderClaims(ISSUER, subject(), Optional.empty(), "Dana", Set.of());
        assertThat(people.admit(unverified)).isEqualTo(new NotIn(Reason.UNVERIFIED));
        assertThat(in(people.admit(claims(subject(), address(dana)))).standing().person())
                .isEqualTo(dana);
    }

    @Test
    void aVendorRoleOnACustomersAddressIsRefused() {
        var dana = accounts.scene().champion();
        assertThat(people.admit(claims(subject(), address(dana), Role.CSM))).isEqualTo(new NotIn(Reason.OTHER_SIDE));
    }

    @Test
    void neitherRoleNorMembershipIsNoAccess() {
        assertThat(people.admit(claims(subject(), fresh()))).isEqualTo(new NotIn(Reason.NO_ACCESS));
        var stranger = accounts.scene().stranger();
        assertThat(people.admit(claims(subject(), address(stranger)))).isEqualTo(new NotIn(Reason.NO_ACCESS));
    }

    @Test
    void aMembershipThatEndedAndAPersonWhoEndedAreNoAccessEither() {
        var scene = accounts.scene();
        var subject = subject();
        people.admit(claims(subject, address(scene.member())));
        accounts.end(scene.account(), scene.member());
        assertThat(people.admit(claims(subject, address(scene.member())))).isEqualTo(new NotIn(Reason.NO_ACCESS));

        var email = fresh();
        people.admit(claims(subject(), email, Role.CSM));
        jdbc.sql("UPDATE person SET ended_at = created_at WHERE email = :email")
                .param("email", email.value())
                .update();
        assertThat(people.admit(claims(subject(), email, Role.CSM))).isEqualTo(new NotIn(Reason.NO_ACCESS));
    }

    @Test
    void onlyAVerifiedAddressCountsAmongTheClaimsAndOnlyKnownRoles() {
        var verified = ProviderClaims.of(
                ISSUER,
                "s",
                new OidcUserInfo(Map.of(
                        "sub", "s",
                        "email", "Dana@Harrowvale.example",
                        "email_verified", true,
                        "name", " Dana Whitlock ",
                        "roles", java.util.List.of("csm", "offline_access", "ADMIN"))));
        assertThat(verified.email()).hasValue(new EmailAddress("dana@harrowvale.example"));
        assertThat(verified.name()).isEqualTo("Dana Whitlock");
        assertThat(verified.roles()).containsExactly(Role.CSM);

        var notVerified = ProviderClaims.of(
                ISSUER, "s", new OidcUserInfo(Map.of("sub", "s", "email", "dana@harrowvale.example")));
        assertThat(notVerified.email()).isEmpty();
    }

    @Test
    void aProviderThatIsAwayStopsNobodyFromStarting() {
        var away = new KeycloakRegistration(new IdentitySettings.Keycloak(
                "http://127.0.0.1:1/realms/merestone", "merestone-portal", "x", IdentitySettings.Customers.OPTIONAL));
        assertThat(away.find()).isEmpty();
        assertThat(away.findByRegistrationId("keycloak")).isNull();
    }

    private static ProviderClaims claims(String subject, EmailAddress email, Role... roles) {
        return new ProviderClaims(ISSUER, subject, Optional.of(email), "Priya Raman", Set.of(roles));
    }

    private static In in(Answer answer) {
        assertThat(answer).isInstanceOf(In.class);
        return (In) answer;
    }

    private static String subject() {
        return UUID.randomUUID().toString();
    }

    private static EmailAddress fresh() {
        return new EmailAddress("p-" + UUID.randomUUID() + "@fenwick.example");
    }

    private EmailAddress address(PersonId person) {
        return new EmailAddress(jdbc.sql("SELECT email FROM person WHERE id = :id")
                .param("id", person.toString())
                .query(String.class)
                .single());
    }
}
