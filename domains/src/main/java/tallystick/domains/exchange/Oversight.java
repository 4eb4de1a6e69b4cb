package tallystick.domains.exchange;

import org.jspecify.annotations.Nullable;
import tallystick.domains.exchange.Exchange.Instrument;
import tallystick.domains.governance.Governance;
import tallystick.domains.governance.InstrumentTerms;
import tallystick.domains.governance.Parameter;
import tallystick.domains.governance.Parameters;
import tallystick.kernel.State;

/// The bands that governance has set around prices, and the terms that it has approved.
final class Oversight {
  private Oversight() {}

  /// How far one action may move a price: beyond that there is an auction.
  ///
  /// @return a distance in the unit of the price; 0 if there is no band
  static long dynamicBand(State state, long price) {
    return band(state, Parameters.DYNAMIC_BAND, price);
  }

  /// How far a limit may lie from the last price.
  ///
  /// @return as for [#dynamicBand]
  static long staticBand(State state, long price) {
    return band(state, Parameters.STATIC_BAND, price);
  }

  private static long band(State state, Parameter width, long price) {
    return Governance.share(price, Governance.value(state, width));
  }

  /// The terms that were approved for an instrument, or null.
  static @Nullable Instrument approved(State state, String symbol) {
    InstrumentTerms terms = Governance.approval(state, symbol);
    return terms == null
        ? null
        : new Instrument(
            terms.asset(),
            terms.money(),
            terms.tick(),
            terms.lot(),
            terms.minimum(),
            terms.maximum(),
            terms.feeTo());
  }
}
