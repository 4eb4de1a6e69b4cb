package tallystick.server.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.LedgerRefusal;
import tallystick.kernel.Refusal;
import tallystick.ledger.Head;
import tallystick.ledger.LedgerClient;
import tallystick.server.demo.DemoPeople;
import tallystick.server.views.Databases;

/// What the venue is: its operator, its money, its log, its rules.
@RestController
final class VenueController {
  private final LedgerClient ledger;
  private final Rooms rooms;
  private final JdbcClient sql;

  VenueController(LedgerClient ledger, Rooms rooms, Databases databases) {
    this.ledger = ledger;
    this.rooms = rooms;
    this.sql = JdbcClient.create(databases.reading());
  }

  record Operator(String principal, String name) {}

  record Money(String asset, String name, int decimals) {}

  record Venue(
      String name,
      String operator,
      String asset,
      int decimals,
      boolean demo,
      long height,
      long time,
      long size,
      String origin,
      String logKey) {}

  record People(List<DemoPeople.Person> items) {}

  record Rules(Map<String, List<String>> actions, Map<String, String> refusals) {}

  @GetMapping("/v1/venue")
  Venue venue() {
    Head head = ledger.head();
    Operator operator =
        sql.sql(
                """
                SELECT p.principal, p.name FROM identity.roles r
                JOIN identity.principals p USING (principal)
                WHERE r.role = 'OPERATOR' ORDER BY r.cursor LIMIT 1\
                """)
            .query(Operator.class)
            .optional()
            .orElse(new Operator("", "Tallystick"));
    Money money =
        sql.sql("SELECT asset, name, decimals FROM accounts.assets ORDER BY cursor LIMIT 1")
            .query(Money.class)
            .optional()
            .orElse(new Money("", "", 0));
    return new Venue(
        operator.name(),
        operator.principal(),
        money.asset(),
        money.decimals(),
        isDemo(money),
        head.height(),
        head.time(),
        head.size(),
        head.origin(),
        head.vkey());
  }

  private static boolean isDemo(Money money) {
    // Only the operator can define what a venue's money is called.
    return money.name().equals(DemoPeople.MONEY);
  }

  /// The people of a demo venue with the seeds of their keys, so that anyone can become one of
  /// them.
  @GetMapping("/v1/demo/people")
  People people() {
    if (!venue().demo()) {
      throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "This is no demo venue.").exception();
    }
    return new People(DemoPeople.listed());
  }

  @GetMapping("/v1/rules")
  Rules rules() {
    Map<String, List<String>> actions = new TreeMap<>();
    Map<String, String> refusals = new TreeMap<>();
    for (Domain domain : rooms.domains()) {
      for (Class<?> type : domain.actions().getPermittedSubclasses()) {
        actions.put(
            Codec.name(type),
            Arrays.stream(type.getRecordComponents()).map(c -> c.getName()).toList());
      }
      for (Refusal refusal : domain.refusals()) {
        refusals.put(refusal.code(), refusal.sentence());
      }
    }
    for (Refusal refusal : LedgerRefusal.values()) {
      refusals.put(refusal.code(), refusal.sentence());
    }
    return new Rules(actions, refusals);
  }
}
