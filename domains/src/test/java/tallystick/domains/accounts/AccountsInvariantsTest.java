package tallystick.domains.accounts;

import static tallystick.domains.Venue.USD;
import static tallystick.domains.accounts.Accounts.ASSETS;
import static tallystick.domains.accounts.Accounts.BALANCES;
import static tallystick.domains.accounts.Accounts.HELD;
import static tallystick.domains.accounts.Accounts.HOLDS;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.PlantedDamage;
import tallystick.domains.accounts.Accounts.Asset;
import tallystick.domains.accounts.Accounts.Balance;
import tallystick.domains.accounts.Accounts.Total;
import tallystick.kernel.State;

class AccountsInvariantsTest {
  @TestFactory
  Stream<DynamicTest> every_damage_is_seen() {
    return PlantedDamage.tests(
        new AccountsDomain(),
        List.of(
            new PlantedDamage(
                "issuance is the negative of what was issued",
                "one more is issued than was given out",
                state -> state.put(ASSETS, USD, new Asset("US dollar", 2, 1_600_001))),
            new PlantedDamage(
                "postings add up to nothing",
                "a cent comes from nowhere",
                state -> change(state, 1, 0)),
            new PlantedDamage(
                "no balance is negative",
                "somebody spent more than there was",
                state -> change(state, -(1L << 50), 0)),
            new PlantedDamage(
                "no balance is negative",
                "somebody has less than nothing set aside",
                state -> change(state, 0, -(1L << 50))),
            new PlantedDamage(
                "held balances are open holds and reserves",
                "a cent is set aside for nothing",
                state -> change(state, -1, 1)),
            new PlantedDamage(
                "held balances are open holds and reserves",
                "a hold is lost",
                state -> state.remove(HOLDS, state.scan(HOLDS, "", "", 1).firstEntry().getKey())),
            new PlantedDamage(
                "held balances are open holds and reserves",
                "the sum of a room is wrong",
                state -> state.put(HELD, USD + "/accounts", new Total(1))),
            new PlantedDamage(
                "held balances are open holds and reserves",
                "the sum of a room's reserves is wrong",
                state -> state.put(Reserve.SUMS, USD + "/toys", new Total(1)))));
  }

  private static void change(State state, long available, long held) {
    var first = state.scan(BALANCES, "", "", 1).firstEntry();
    Balance was = first.getValue();
    state.put(
        BALANCES, first.getKey(), new Balance(was.available() + available, was.held() + held));
  }
}
