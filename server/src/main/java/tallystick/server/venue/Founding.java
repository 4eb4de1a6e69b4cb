package tallystick.server.venue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Receipt;
import tallystick.ledger.LedgerClient;

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
}
