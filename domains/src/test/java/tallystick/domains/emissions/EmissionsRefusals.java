package tallystick.domains.emissions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.custody.CustodyAction.CountStock;
import tallystick.domains.emissions.EmissionsAction.AdoptFootprint;
import tallystick.domains.emissions.EmissionsAction.ClaimSaving;
import tallystick.domains.emissions.EmissionsAction.ConfirmSaving;
import tallystick.domains.emissions.EmissionsAction.RecordLeg;
import tallystick.domains.emissions.EmissionsAction.TransferTokens;
import tallystick.domains.emissions.EmissionsAction.VerifyFootprint;
import tallystick.domains.emissions.EmissionsAction.WithdrawFootprint;
import tallystick.domains.emissions.EmissionsAction.WithdrawLeg;
import tallystick.kernel.Outcome;

/// When the room of emissions refuses.
public final class EmissionsRefusals {
  private static final String BOTTLES = Depot.BOTTLES;

  private final List<RefusalCase> cases = new ArrayList<>();

  private EmissionsRefusals() {
    factors();
    legs();
    legsThatCannotBe();
    footprints();
    adoptions();
    verifications();
    savings();
    tokens();
  }

  public static List<RefusalCase> cases() {
    return new EmissionsRefusals().cases;
  }

  private void when(EmissionsRefusal reason, String situation, Function<Depot, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Depot())));
  }

  private void factors() {
    when(
        EmissionsRefusal.NOT_REGISTRAR,
        "a member publishes",
        d -> d.venue.tries(d.ana, Depot.factors()));
    when(
        EmissionsRefusal.FACTOR_UNKNOWN,
        "the set has no such code",
        d -> d.venue.tries(d.ana, d.leg("rocket", BOTTLES, "1")));
    when(
        EmissionsRefusal.FACTORS_SUPERSEDED,
        "an older version would be kinder",
        d -> {
          d.venue.does(d.olga, Depot.factors());
          return d.venue.tries(d.ana, d.leg("lorry", BOTTLES, "1"));
        });
  }

  private void legs() {
    when(
        EmissionsRefusal.NOT_HELD,
        "another has them",
        d -> d.venue.tries(d.ben, d.leg("lorry", BOTTLES, "1")));
    when(
        EmissionsRefusal.NOT_HELD,
        "there are fewer",
        d -> d.venue.tries(d.ana, d.leg("lorry", BOTTLES, "101")));
    when(
        EmissionsRefusal.NOT_HELD,
        "the venue has not seen the thing",
        d -> d.venue.tries(d.ana, d.leg("lorry", Depot.box(9), "")));
    when(
        EmissionsRefusal.UNCOUNTABLE,
        "bottles are whole",
        d -> d.venue.tries(d.ana, d.leg("lorry", BOTTLES, "0.5")));
    when(
        EmissionsRefusal.DISTANCE_UNKNOWN,
        "a place was never described",
        d -> {
          RecordLeg leg = d.leg("lorry", BOTTLES, "1");
          return d.venue.tries(
              d.ana,
              new RecordLeg(
                  Depot.SET,
                  1,
                  "lorry",
                  leg.loads(),
                  Depot.OSLO,
                  Depot.NOWHERE,
                  0,
                  0,
                  0,
                  0,
                  "",
                  ""));
        });
    when(
        EmissionsRefusal.BASIS_MISMATCH,
        "nobody says how much diesel",
        d -> d.venue.tries(d.ana, d.leg("diesel", BOTTLES, "1")));
    when(
        EmissionsRefusal.BASIS_MISMATCH,
        "a hub has a length",
        d -> d.venue.tries(d.ana, d.leg("hub", BOTTLES, "1")));
  }

  private void legsThatCannotBe() {
    when(
        EmissionsRefusal.LEG_IN_FUTURE,
        "it arrives tomorrow",
        d -> {
          RecordLeg leg = d.leg("lorry", BOTTLES, "1");
          long tomorrow = d.venue.time() + 24 * Venue.HOUR_MILLIS;
          return d.venue.tries(
              d.ana,
              new RecordLeg(
                  Depot.SET,
                  1,
                  "lorry",
                  leg.loads(),
                  Depot.OSLO,
                  Depot.BERGEN,
                  1,
                  0,
                  0,
                  tomorrow,
                  "",
                  ""));
        });
    when(
        EmissionsRefusal.TOO_MANY_SHARES,
        "a box is full of things",
        d -> {
          List<String> items = new ArrayList<>();
          for (int i = 0; i < Shares.MAX; i++) {
            items.add(BOTTLES + "/21/" + i);
          }
          return d.venue.tries(d.ana, d.leg("lorry", d.packs(1, items), ""));
        });
    when(
        EmissionsRefusal.LEG_UNKNOWN,
        "it is withdrawn twice",
        d -> {
          String leg = d.went();
          d.venue.does(d.ana, new WithdrawLeg(leg));
          return d.venue.tries(d.ana, new WithdrawLeg(leg));
        });
    when(
        EmissionsRefusal.NOT_RECORDER,
        "another withdraws",
        d -> d.venue.tries(d.ben, new WithdrawLeg(d.went())));
  }

  private void footprints() {
    when(
        EmissionsRefusal.PRODUCT_UNKNOWN,
        "it is only counted",
        d -> d.venue.tries(d.ana, d.footprint(Depot.CUPS, "")));
    when(
        EmissionsRefusal.NOT_OWNER,
        "another states it",
        d -> d.venue.tries(d.ben, d.footprint(BOTTLES, "")));
    when(
        EmissionsRefusal.PERIOD_IN_FUTURE,
        "the year is not over",
        d -> {
          Footprint one = d.footprint(BOTTLES, "").footprint();
          return d.venue.tries(d.ana, new EmissionsAction.StateFootprint(later(one, d)));
        });
    when(
        EmissionsRefusal.FOOTPRINT_UNKNOWN,
        "there is none to supersede",
        d -> d.venue.tries(d.ana, d.footprint(BOTTLES, Venue.nothing())));
    when(
        EmissionsRefusal.FOOTPRINT_DEPRECATED,
        "it is withdrawn twice",
        d -> {
          String id = d.venue.does(d.ana, d.footprint(BOTTLES, ""));
          d.venue.does(d.ana, new WithdrawFootprint(id));
          return d.venue.tries(d.ana, new WithdrawFootprint(id));
        });
  }

  private void adoptions() {
    when(
        EmissionsRefusal.PERIOD_IN_FUTURE,
        "what came is of a year to come",
        d -> {
          AdoptFootprint one = d.adopts(BOTTLES, "");
          return d.venue.tries(
              d.ben, new AdoptFootprint(later(one.footprint(), d), "Mill", "https://a.b", "1"));
        });
    when(
        EmissionsRefusal.FOOTPRINT_DEPRECATED,
        "what came is superseded twice",
        d -> {
          String first = d.venue.does(d.ben, d.adopts(BOTTLES, ""));
          d.venue.does(d.ben, d.adopts(BOTTLES, first));
          return d.venue.tries(d.ben, d.adopts(BOTTLES, first));
        });
  }

  private static Footprint later(Footprint one, Depot d) {
    return new Footprint(
        one.product(),
        "",
        one.unit(),
        1_000,
        0,
        0,
        d.venue.time() + 1,
        "",
        "",
        1,
        1,
        1,
        0,
        one.standards(),
        0,
        -1,
        "",
        one.document(),
        "");
  }

  private void verifications() {
    when(
        EmissionsRefusal.NOT_VERIFIER,
        "a member verifies",
        d ->
            d.venue.tries(
                d.ben, new VerifyFootprint(d.venue.does(d.ana, d.footprint(BOTTLES, "")), "")));
    when(
        EmissionsRefusal.FOOTPRINT_VERIFIED,
        "it is verified twice",
        d -> {
          String id = d.venue.does(d.ana, d.footprint(BOTTLES, ""));
          d.venue.does(d.olga, new VerifyFootprint(id, ""));
          return d.venue.tries(d.olga, new VerifyFootprint(id, ""));
        });
    when(
        EmissionsRefusal.OWN_FOOTPRINT,
        "the verifier made the product",
        d -> {
          d.venue.does(d.olga, Depot.cups());
          String id = d.venue.does(d.olga, d.footprint(Depot.CUPS, ""));
          return d.venue.tries(d.olga, new VerifyFootprint(id, ""));
        });
  }

  private void savings() {
    when(
        EmissionsRefusal.SAVING_EXISTS,
        "it is claimed twice",
        d -> {
          String leg = d.went();
          d.venue.does(d.ana, d.claim(leg));
          return d.venue.tries(d.ana, d.claim(leg));
        });
    when(
        EmissionsRefusal.SAVING_EXISTS,
        "what is claimed is withdrawn",
        d -> {
          String leg = d.went();
          d.venue.does(d.ana, d.claim(leg));
          return d.venue.tries(d.ana, new WithdrawLeg(leg));
        });
    when(
        EmissionsRefusal.BASELINE_UNFIT,
        "the factor is no baseline",
        d -> d.venue.tries(d.ana, new ClaimSaving(d.went(), Depot.SET, 1, "train", "Because", "")));
    when(
        EmissionsRefusal.NOTHING_SAVED,
        "it went by lorry",
        d -> {
          String leg = d.venue.does(d.ana, d.leg("lorry", BOTTLES, "1"));
          return d.venue.tries(d.ana, d.claim(leg));
        });
    when(
        EmissionsRefusal.SAVING_UNKNOWN,
        "nobody claimed it",
        d -> d.venue.tries(d.olga, new ConfirmSaving(d.went())));
    when(
        EmissionsRefusal.OWN_SAVING,
        "the verifier went",
        d -> {
          d.venue.does(d.olga, new CountStock(BOTTLES, Depot.OSLO, "5", "", ""));
          String leg = d.venue.does(d.olga, d.leg("train", BOTTLES, "1"));
          d.venue.does(d.olga, d.claim(leg));
          return d.venue.tries(d.olga, new ConfirmSaving(leg));
        });
    when(
        EmissionsRefusal.TOKEN_TAKEN,
        "somebody defined another asset so",
        d -> {
          d.venue.does(d.olga, new DefineAsset("GREEN", "Green paint", 0));
          String leg = d.went();
          d.venue.does(d.ana, d.claim(leg));
          return d.venue.tries(d.olga, new ConfirmSaving(leg));
        });
  }

  private void tokens() {
    when(
        EmissionsRefusal.TO_ONESELF,
        "one gives oneself some",
        d -> d.venue.tries(d.ana, new TransferTokens(d.ana.id(), 1, "")));
    when(
        EmissionsRefusal.PRINCIPAL_UNKNOWN,
        "there is no such principal",
        d -> d.venue.tries(d.ana, new TransferTokens("0".repeat(32), 1, "")));
    when(
        EmissionsRefusal.INSUFFICIENT_TOKENS,
        "one has none",
        d -> d.venue.tries(d.ana, new TransferTokens(d.ben.id(), 1, "")));
  }
}
