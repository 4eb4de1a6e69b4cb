package tallystick.domains.privacy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.PlantedDamage;
import tallystick.domains.Venue.Person;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Moment;
import tallystick.kernel.State;
import tallystick.kernel.Step;

class PrivacyInvariantsTest {
  @TestFactory
  Stream<DynamicTest> every_damage_is_seen() {
    return PlantedDamage.tests(
        new PrivacyDomain(),
        List.of(
            new PlantedDamage(
                "the erased agree to nothing",
                "a consent outlives its giver",
                state ->
                    state.put(
                        Privacy.CONSENTS,
                        erased(state) + "/" + Purpose.NEWS,
                        new Privacy.Consent(1))),
            new PlantedDamage(
                "nobody is erased twice",
                "a proposal outlives who it is about",
                state ->
                    state.put(
                        Privacy.PROPOSALS,
                        erased(state),
                        new Privacy.Proposal("x", Ground.ORDER, "")))));
  }

  private static String erased(State state) {
    Person one = Person.of("person 1");
    Identity.close(
        new Step(state, new Moment(1, 1, 1), one.id(), one.key().keyId(), "0"), one.id());
    return one.id();
  }
}
