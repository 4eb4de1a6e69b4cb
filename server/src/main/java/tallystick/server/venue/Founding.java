package tallystick.server.venue;

import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Ids;
import tallystick.kernel.Receipt;
import tallystick.ledger.LedgerClient;
import tallystick.ledger.LedgerFault;

/// Makes an empty ledger a venue: its operator comes first, then the venue's clock.
public final class Founding {
  private static final Logger LOG = LoggerFactory.getLogger(Founding.class);

  private Founding() {}

  /// Founds the venue unless somebody has; says whether it was new.
  public static boolean found(LedgerClient ledger, String name, Signer operator, Signer clock) {
    if (ledger.head().size() > 0) {
      return false;
    }
    Receipt founded = operator.act(new FoundVenue(name)).join();
    Receipt registered = clock.act(new RegisterPrincipal("Venue clock")).join();
    LOG.info("founded {}: {}, {}", name, founded.outcome(), registered.outcome());
    return true;
  }

  /// Registers a clock that runs in another process than the ledger, with a key of its own: without
  /// this it would be refused at every tick. Happens once, for its id follows from the principal.
  public static void join(Signer clock) {
    String id = Ids.derived("tallystick.clock/v1\n" + clock.principal());
    try {
      Receipt registered = clock.act(id, new RegisterPrincipal("Venue clock")).join();
      LOG.info("the venue's clock came: {}", registered.outcome());
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof LedgerFault fault)
          || !fault.code().equals(LedgerFault.ID_REUSED)) {
        throw e;
      }
    }
  }
}
