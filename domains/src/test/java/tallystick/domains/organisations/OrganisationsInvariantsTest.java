package tallystick.domains.organisations;

import static tallystick.domains.organisations.Organisations.MEMBERS;
import static tallystick.domains.organisations.Organisations.POLICIES;
import static tallystick.domains.organisations.Organisations.PROPOSALS;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.PlantedDamage;
import tallystick.domains.Venue.Person;
import tallystick.domains.organisations.Organisations.Member;
import tallystick.domains.organisations.Organisations.Policy;
import tallystick.domains.organisations.Organisations.Proposal;

class OrganisationsInvariantsTest {
  @TestFactory
  Stream<DynamicTest> every_damage_is_seen() {
    return PlantedDamage.tests(
        new OrganisationsDomain(),
        List.of(
            new PlantedDamage(
                "an organisation is led",
                "the owner is gone",
                state ->
                    state
                        .scan(MEMBERS, "", "", 100)
                        .keySet()
                        .forEach(
                            row -> state.put(MEMBERS, row, new Member(MemberRole.ADMIN, true)))),
            new PlantedDamage(
                "an organisation is led",
                "somebody with a key has members",
                state ->
                    state.put(
                        MEMBERS,
                        Person.of("person 0").id() + "/x",
                        new Member(MemberRole.OWNER, true))),
            new PlantedDamage(
                "enough can approve",
                "nobody can",
                state -> state.put(POLICIES, "x", new Policy(List.of(), List.of(), 1))),
            new PlantedDamage(
                "proposals are few",
                "there is one too many",
                state -> {
                  for (int i = 0; i <= Organisations.MAX_PROPOSALS; i++) {
                    state.put(PROPOSALS, "x/" + i, new Proposal("p", List.of(), List.of(), 0));
                  }
                })));
  }
}
