package tallystick.domains.governance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import tallystick.kernel.Limits;

/// Every number that can be decided.
public final class Parameters {
  /// What the owner of the resting order pays of a trade's value.
  public static final Parameter MAKER_FEE =
      fee("exchange.maker-fee", 5, "What the owner of the resting order pays of a trade's value.");

  /// What the owner of the order that meets it pays of a trade's value.
  public static final Parameter TAKER_FEE =
      fee(
          "exchange.taker-fee",
          10,
          "What the owner of the incoming order pays of a trade's value.");

  /// Open orders of one owner in one instrument.
  public static final Parameter MAX_OPEN_ORDERS =
      new Parameter(
          "exchange.max-open-orders",
          200,
          1,
          10_000,
          Unit.COUNT,
          "Most open orders of one owner in one instrument.");

  /// What one owner may come to have of an asset; 0 for no limit.
  public static final Parameter MAX_POSITION =
      limit("exchange.max-position", Unit.UNITS, "What an owner may come to have of one asset");

  /// What one order may be worth; 0 for no limit.
  public static final Parameter MAX_ORDER_VALUE =
      limit("exchange.max-order-value", Unit.MONEY, "What one order may be worth");

  /// How far trades may move the price at once before there is an auction; 0 for no limit.
  public static final Parameter DYNAMIC_BAND =
      Parameter.share(
          "exchange.dynamic-band",
          1_000,
          "How far one action may move the price before there is an auction; 0 for no limit.");

  /// How far from the last price an order may lie; 0 for no limit.
  public static final Parameter STATIC_BAND =
      Parameter.share(
          "exchange.static-band",
          5_000,
          "How far from the last price an order may lie; 0 for no limit.");

  /// How long an auction lasts.
  public static final Parameter AUCTION_MILLIS =
      new Parameter(
          "exchange.auction",
          300_000,
          1_000,
          86_400_000,
          Unit.MILLISECONDS,
          "How long an opening or a volatility auction lasts.");

  /// What of every issued batch goes to the buffer pool.
  public static final Parameter BUFFER_SHARE =
      new Parameter(
          "credits.buffer-share",
          1_000,
          0,
          5_000,
          Unit.BASIS_POINTS,
          "What of every issued batch goes to the buffer pool, which pays for reversals.");

  /// After how long anybody may make a requested retirement final.
  public static final Parameter FINALISE_DELAY =
      new Parameter(
          "credits.finalise-delay",
          86_400_000,
          0,
          30L * 86_400_000,
          Unit.MILLISECONDS,
          "How long a requested retirement can be withdrawn before it becomes final by itself.");

  /// What somebody who challenges a project sets aside.
  public static final Parameter CHALLENGE_BOND =
      new Parameter(
          "credits.challenge-bond",
          0,
          0,
          Limits.AMOUNT,
          Unit.UNITS,
          "What a challenge costs if it is dismissed, in the voting asset; 0 for nothing.");

  /// What is granted for proven savings of emissions.
  public static final Parameter TOKENS_PER_KILOGRAM =
      new Parameter(
          "emissions.tokens-per-kilogram",
          1,
          0,
          1_000,
          Unit.COUNT,
          "How many green tokens are granted for a kilogram of CO2e that was proven to be saved.");

  /// The part of the voting asset that one must have to propose.
  static final Parameter PROPOSAL_SHARE =
      new Parameter(
          "governance.proposal-share",
          10,
          0,
          1_000,
          Unit.BASIS_POINTS,
          "How much of all power one must have to propose something.");

  /// Blocks between the decision on new rules and the height at which they begin.
  static final Parameter RULES_NOTICE =
      new Parameter(
          "governance.rules-notice",
          100,
          1,
          1_000_000,
          Unit.BLOCKS,
          "How many blocks after the decision new rules begin.");

  /// All of them, by name.
  public static final SequencedMap<String, Parameter> ALL = all();

  private Parameters() {}

  private static SequencedMap<String, Parameter> all() {
    List<Parameter> list =
        new ArrayList<>(
            List.of(
                MAKER_FEE,
                TAKER_FEE,
                MAX_OPEN_ORDERS,
                MAX_POSITION,
                MAX_ORDER_VALUE,
                DYNAMIC_BAND,
                STATIC_BAND,
                AUCTION_MILLIS,
                BUFFER_SHARE,
                FINALISE_DELAY,
                CHALLENGE_BOND,
                TOKENS_PER_KILOGRAM,
                PROPOSAL_SHARE,
                RULES_NOTICE));
    for (Kind kind : Kind.values()) {
      list.addAll(List.of(kind.quorum(), kind.threshold(), kind.period(), kind.delay()));
    }
    TreeMap<String, Parameter> byName = new TreeMap<>();
    list.forEach(parameter -> byName.put(parameter.name(), parameter));
    return Collections.unmodifiableSequencedMap(byName);
  }

  private static Parameter fee(String name, long standard, String sentence) {
    return new Parameter(name, standard, 0, 500, Unit.BASIS_POINTS, sentence);
  }

  private static Parameter limit(String name, Unit unit, String what) {
    return new Parameter(name, 0, 0, Limits.AMOUNT, unit, what + "; 0 for no limit.");
  }
}
