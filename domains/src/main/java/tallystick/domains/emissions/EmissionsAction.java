package tallystick.domains.emissions;

import java.util.List;
import java.util.regex.Pattern;
import tallystick.domains.custody.Epc;
import tallystick.kernel.Action;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// What may be asked of the room of emissions.
public sealed interface EmissionsAction extends Action {
  /// Factors of a set.
  int MAX_FACTORS = 200;

  /// Loads of a leg.
  int MAX_LOADS = 50;

  /// The longest way: 50,000 kilometres.
  long MAX_METRES = 50_000_000;

  /// The most of a fuel: a million units.
  long MAX_CONSUMED = 1_000_000_000;

  /// Characters of an address.
  int URL_CHARS = 500;

  /// Characters of what somebody else calls something.
  int ID_CHARS = 100;

  Pattern HASH = Pattern.compile("(sha256:[0-9a-f]{64})?");
  Pattern URL = Pattern.compile("(https://[!-~]{1,492})?");

  /// Publishes the next version of a set of factors; legs use the newest. By a registrar.
  ///
  /// @param source who publishes the numbers, and when
  /// @param url where; empty for nowhere
  record PublishFactors(String set, String source, String url, List<Factor> factors)
      implements EmissionsAction {
    public PublishFactors {
      Factor.requireCode(set, "set");
      Require.text(source, Limits.NOTE_CHARS, "source");
      Require.matches(url, URL, "an https address or nothing", "url");
      Require.size(factors, 1, MAX_FACTORS, "factors");
      Require.distinct(factors.stream().map(Factor::code).toList(), "factors");
      factors = List.copyOf(factors);
    }
  }

  /// Records one element of a transport chain. By who has the goods.
  ///
  /// @param version of the set, the newest
  /// @param from a place
  /// @param to a place; of a hub the same
  /// @param distanceMetres the shortest feasible or the actual way; 0 for the great circle between
  ///   the places, of which the factor's detour is then added
  /// @param consumed thousandths of the factor's unit, for these goods alone; 0 if the factor is
  ///   not per energy
  /// @param departed milliseconds since 1970
  /// @param document `sha256:<hex>` of a file, such as a consignment note; empty for none
  record RecordLeg(
      String set,
      int version,
      String factor,
      List<Load> loads,
      String from,
      String to,
      long distanceMetres,
      long consumed,
      long departed,
      long arrived,
      String note,
      String document)
      implements EmissionsAction {
    public RecordLeg {
      Factor.requireCode(set, "set");
      Require.range(version, 1, Integer.MAX_VALUE, "version");
      Factor.requireCode(factor, "factor");
      Require.size(loads, 1, MAX_LOADS, "loads");
      Require.distinct(loads.stream().map(Load::key).toList(), "loads");
      Require.range(Shares.mass(loads), 1, Load.MAX_GRAMS, "loads");
      loads = List.copyOf(loads);
      requirePlace(from, "from");
      requirePlace(to, "to");
      Require.range(distanceMetres, 0, MAX_METRES, "distanceMetres");
      Require.range(consumed, 0, MAX_CONSUMED, "consumed");
      Require.range(departed, 0, arrived, "departed");
      Require.range(arrived, 0, Limits.AMOUNT, "arrived");
      Require.optionalText(note, Limits.NOTE_CHARS, "note");
      optionalHash(document, "document");
    }

    @Override
    public List<String> items() {
      return loads.stream().map(Load::epc).toList();
    }
  }

  /// Takes a leg back that was recorded in error. By who recorded it.
  record WithdrawLeg(String leg) implements EmissionsAction {
    public WithdrawLeg {
      Require.id(leg, "leg");
    }
  }

  /// States what a product emits. By who described the product.
  record StateFootprint(Footprint footprint) implements EmissionsAction {}

  /// Takes over what somebody outside said that a product emits: a supplier, say, by PACT's data
  /// exchange. By whoever it was sent to, who vouches for no more than that it was.
  ///
  /// @param footprint as it was sent; its `document` is what came, and what it supersedes was
  ///   adopted by the same
  /// @param company who said it
  /// @param source the address of the system that it came from
  /// @param sourceId what it is called there
  record AdoptFootprint(Footprint footprint, String company, String source, String sourceId)
      implements EmissionsAction {
    public AdoptFootprint {
      if (footprint.document().isEmpty()) {
        throw new Require.Field("document", "must be the hash of what came");
      }
      Require.text(company, Limits.NAME_CHARS, "company");
      Require.text(source, URL_CHARS, "source");
      Require.text(sourceId, ID_CHARS, "sourceId");
    }
  }

  /// Says that a footprint was looked into and is right. By a verifier.
  ///
  /// @param document `sha256:<hex>` of the statement; empty for none
  record VerifyFootprint(String footprint, String document) implements EmissionsAction {
    public VerifyFootprint {
      Require.id(footprint, "footprint");
      optionalHash(document, "document");
    }
  }

  /// Says that a footprint should be used no more. By who stated it.
  record WithdrawFootprint(String footprint) implements EmissionsAction {
    public WithdrawFootprint {
      Require.id(footprint, "footprint");
    }
  }

  /// Says that a leg emitted less than it would have by a baseline. By who recorded it.
  ///
  /// @param factor the baseline, of the newest version of the set
  /// @param note why that is what would have been
  record ClaimSaving(
      String leg, String set, int version, String factor, String note, String document)
      implements EmissionsAction {
    public ClaimSaving {
      Require.id(leg, "leg");
      Factor.requireCode(set, "set");
      Require.range(version, 1, Integer.MAX_VALUE, "version");
      Factor.requireCode(factor, "factor");
      Require.text(note, Limits.NOTE_CHARS, "note");
      optionalHash(document, "document");
    }
  }

  /// Proves a saving, and so grants green tokens to who claimed it. By a verifier.
  record ConfirmSaving(String leg) implements EmissionsAction {
    public ConfirmSaving {
      Require.id(leg, "leg");
    }
  }

  /// Finds a saving unproven. By a verifier.
  record DeclineSaving(String leg, String reason) implements EmissionsAction {
    public DeclineSaving {
      Require.id(leg, "leg");
      Require.text(reason, Limits.NOTE_CHARS, "reason");
    }
  }

  /// Gives green tokens to somebody.
  record TransferTokens(String to, long amount, String memo) implements EmissionsAction {
    public TransferTokens {
      Require.principal(to, "to");
      Require.positive(amount, "amount");
      Require.optionalText(memo, Limits.NOTE_CHARS, "memo");
    }
  }

  static void optionalHash(String hash, String field) {
    Require.matches(hash, HASH, "sha256:<hex> or nothing", field);
  }

  private static void requirePlace(String place, String field) {
    try {
      if (Epc.of(place).level() == Epc.Level.PLACE) {
        return;
      }
    } catch (IllegalArgumentException e) {
      throw new Require.Field(field, "must be " + e.getMessage());
    }
    throw new Require.Field(field, "must name a place");
  }
}
