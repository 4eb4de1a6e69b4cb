package tallystick.server;

import java.io.IOException;
import java.util.List;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.exchange.ExchangeAction.ChangePhase;
import tallystick.domains.exchange.ExchangeAction.OpenInstrument;
import tallystick.domains.exchange.ExchangeAction.PlaceOrder;
import tallystick.domains.exchange.Kind;
import tallystick.domains.exchange.Peg;
import tallystick.domains.exchange.Phase;
import tallystick.domains.exchange.SelfTrade;
import tallystick.domains.exchange.Side;
import tallystick.domains.exchange.TimeInForce;
import tallystick.domains.governance.Choice;
import tallystick.domains.governance.GovernanceAction.ProposeInstrument;
import tallystick.domains.governance.GovernanceAction.Vote;
import tallystick.domains.governance.InstrumentTerms;

/// Instruments of the test venue, and orders for them.
public final class Exchange {
  /// Units of a lot, and the price step.
  public static final long LOT = 10;

  public static final long TICK = 5;

  private Exchange() {}

  /// Opens an instrument against dollars, which trades at once.
  public static String open(TestVenue venue, String asset)
      throws IOException, InterruptedException {
    Web web = venue.web();
    Someone operator = venue.operator();
    String symbol = asset + "-USD";
    InstrumentTerms terms =
        new InstrumentTerms(asset, TestVenue.USD, TICK, LOT, LOT, 0, operator.principal());
    web.does(operator.signs(new DefineAsset(asset, "Tonnes", 0)));
    String proposal = web.does(operator.signs(new ProposeInstrument(symbol, terms, "")));
    web.does(operator.signs(new Vote(proposal, Choice.FOR)));
    web.does(operator.signs(new OpenInstrument(symbol)));
    web.does(operator.signs(new ChangePhase(symbol, Phase.CONTINUOUS, 0, Phase.CONTINUOUS)));
    return symbol;
  }

  /// Somebody with money and units.
  public static Someone trader(TestVenue venue, String asset, String name)
      throws IOException, InterruptedException {
    Someone trader = venue.member(name, 1_000_000_000);
    venue.web().does(venue.operator().signs(new Issue(trader.principal(), asset, 10_000_000, "")));
    return trader;
  }

  /// A limit order, in minor units and units.
  public static PlaceOrder limit(String symbol, Side side, long price, long quantity, String id) {
    return new PlaceOrder(
        symbol,
        side,
        Kind.LIMIT,
        quantity,
        price,
        0,
        0,
        Peg.NONE,
        0,
        TimeInForce.GTC,
        0,
        false,
        SelfTrade.NONE,
        id);
  }

  /// The symbol's asset.
  public static String asset(String symbol) {
    return List.of(symbol.split("-")).getFirst();
  }
}
