package tallystick.server.demo;

import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.domains.Domains;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.identity.IdentityEvent.PrincipalRegistered;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.Event;
import tallystick.kernel.Ids;
import tallystick.ledger.EventStream;
import tallystick.ledger.LedgerFault;
import tallystick.server.venue.Signer;

/// Gives whoever registers at a demo venue some demo money, as the operator: an ordinary signed
/// action whose id follows from the principal, so that nobody is greeted twice.
public final class Greeter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Greeter.class);
  private static final long PURSE = 1_000_00;
  private static final int AT_ONCE = 1_000;

  private final Codec codec = new Codec(Domains.ALL);
  private final Signer operator;
  private final AutoCloseable following;

  /// Greets whom a kill left without money, then everybody who comes after `height`, the height
  /// that the views show at least. The venue's clock, a principal too, needs no money.
  public Greeter(EventStream stream, DataSource views, long height, Signer operator, String clock) {
    this.operator = operator;
    JdbcClient.create(views)
        .sql(
            """
            SELECT principal FROM identity.principals p
            WHERE principal <> :clock AND NOT EXISTS (
                SELECT 1 FROM identity.roles r WHERE r.principal = p.principal)
              AND NOT EXISTS (SELECT 1 FROM accounts.entries e WHERE e.owner = p.principal)
            ORDER BY cursor DESC LIMIT :limit\
            """)
        .param("clock", clock)
        .param("limit", AT_ONCE)
        .query(String.class)
        .list()
        .forEach(this::greet);
    this.following = stream.follow(height + 1, this::take);
  }

  private void take(Block block) {
    for (Entry entry : block.entries()) {
      for (Event event : codec.outcome(entry.outcome()).events()) {
        if (event instanceof PrincipalRegistered registered) {
          greet(registered.principal());
        }
      }
    }
  }

  private void greet(String principal) {
    String id = Ids.derived("tallystick.greeting/v1\n" + principal);
    try {
      var _ = operator.act(id, new Issue(principal, DemoPeople.ASSET, PURSE, "Welcome")).join();
    } catch (CompletionException e) {
      // Greeted before, in other words: its id is taken.
      if (!(e.getCause() instanceof LedgerFault fault)
          || !fault.code().equals(LedgerFault.ID_REUSED)) {
        LOG.warn("could not greet {}: {}", principal, String.valueOf(e.getCause()));
      }
    }
  }

  @Override
  public void close() throws Exception {
    following.close();
  }
}
