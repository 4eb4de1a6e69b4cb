package tallystick.domains.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.accounts.AccountsEvent.AssetDefined;
import tallystick.domains.accounts.AccountsEvent.AssetReserved;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.domains.compliance.ComplianceAction.CommitTravelData;
import tallystick.domains.compliance.ComplianceAction.SetLimit;
import tallystick.domains.compliance.ComplianceAction.SetThreshold;
import tallystick.domains.compliance.ComplianceEvent.LevelChanged;
import tallystick.domains.compliance.ComplianceEvent.LimitSet;
import tallystick.domains.compliance.ComplianceEvent.LimitUsed;
import tallystick.domains.compliance.ComplianceEvent.PrincipalFrozen;
import tallystick.domains.compliance.ComplianceEvent.PrincipalUnfrozen;
import tallystick.domains.compliance.ComplianceEvent.ThresholdSet;
import tallystick.domains.compliance.ComplianceEvent.TravelDataCommitted;
import tallystick.domains.compliance.ComplianceEvent.TravelDataUsed;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityEvent.PrincipalRegistered;
import tallystick.kernel.At;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;
import tallystick.kernel.Workload;

/// Clients of its own, so that no limit and no freeze gets in the way of other rooms' people: what
/// officers decide of them ([OfficersWorkload]), and payments of theirs within limits and beyond.
final class ComplianceWorkload implements Workload {
  private static final int MOST_CLIENTS = 6;
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
  private static final long EACH = 50;
  private static final long BUDGET = 200;

  /// More than anybody but our clients has.
  private static final long LARGE = 1_000_000_000_000L;

  private static final Level LIMITED = Level.BASIC;

  private final OfficersWorkload officers = new OfficersWorkload();
  private final Map<String, SigningKey> offered = new TreeMap<>();
  private final Map<String, SigningKey> clients = new TreeMap<>();
  private final Map<String, LevelChanged> levels = new TreeMap<>();
  private final Map<String, LimitUsed> used = new TreeMap<>();
  private final Map<String, Long> balances = new TreeMap<>();
  private final Map<String, Long> committed = new TreeMap<>();
  private final TreeSet<String> frozen = new TreeSet<>();
  private String asset = "";
  private boolean limited;
  private boolean watched;

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    if (asset.isEmpty()) {
      return null;
    }
    if (clients.size() < 2 || (clients.size() < MOST_CLIENTS && dice.chance(10))) {
      SigningKey key = SigningKey.fromSeed(dice.bytes32());
      String id = Ids.principalOf(key.keyId());
      offered.put(id, key);
      return new Intent(id, new RegisterPrincipal("Client " + dice.below(1000)), true, key);
    }
    return switch (dice.below(10)) {
      case 0 -> policy(dice, cast);
      case 1 -> illegal(dice, cast);
      case 2, 3, 4, 5 -> officers.next(dice, cast, time, List.copyOf(clients.keySet()));
      case 6, 7 -> large(dice, cast, time);
      default -> pay(dice, cast, time);
    };
  }

  private Intent policy(Dice dice, Cast cast) {
    return dice.chance(50)
        ? new Intent(cast.operator(), new SetLimit(LIMITED, asset, EACH, BUDGET, DAY_MILLIS), true)
        : new Intent(cast.operator(), new SetThreshold(asset, LARGE), true);
  }

  private Intent illegal(Dice dice, Cast cast) {
    String member = dice.pick(cast.members());
    return dice.chance(50)
        ? new Intent(member, new SetLimit(Level.NONE, asset, 1, 1, DAY_MILLIS), false)
        : new Intent(member, new SetThreshold(asset, 1), false);
  }

  /// A payment of a client's to another: of what is limited, or in one piece that needs data.
  private Intent pay(Dice dice, Cast cast, long time) {
    String client = dice.pick(List.copyOf(clients.keySet()));
    long has = balances.getOrDefault(client, 0L);
    if (has < LARGE) {
      return new Intent(cast.operator(), new Issue(client, asset, 10 * LARGE, "capital"), true);
    }
    long amount = dice.between(1, EACH + 5);
    boolean may =
        !frozen.contains(client) && (!isLimited(client, time) || fits(client, amount, time));
    return transfer(client, other(dice, client), amount, may);
  }

  private Intent transfer(String client, String to, long amount, boolean may) {
    return new Intent(client, new Transfer(to, asset, amount, "for you"), may, clients.get(client));
  }

  private String other(Dice dice, String client) {
    List<String> others = new ArrayList<>(clients.keySet());
    others.remove(client);
    return dice.pick(others);
  }

  private boolean isLimited(String client, long time) {
    LevelChanged level = levels.get(client);
    return limited
        && level != null
        && level.level() == LIMITED
        && (level.expires() == 0 || time < level.expires());
  }

  private boolean fits(String client, long amount, long time) {
    LimitUsed last = used.get(client);
    long spent = last == null || last.since() != time - time % DAY_MILLIS ? 0 : last.used();
    return amount <= EACH && amount <= BUDGET - spent;
  }

  private Intent large(Dice dice, Cast cast, long time) {
    String client = dice.pick(List.copyOf(clients.keySet()));
    String to = other(dice, client);
    long ready = committed.getOrDefault(client + "/" + to, 0L);
    if (ready == 0 && dice.chance(70)) {
      String commitment = dice.id() + dice.id();
      return new Intent(
          client,
          new CommitTravelData(to, asset, LARGE, commitment),
          !frozen.contains(client),
          clients.get(client));
    }
    if (balances.getOrDefault(client, 0L) < LARGE) {
      return pay(dice, cast, time);
    }
    boolean good = !watched || ready > time;
    boolean may = good && !frozen.contains(client) && !isLimited(client, time);
    return transfer(client, to, LARGE, may);
  }

  @Override
  public void saw(Event event, At at) {
    officers.saw(event);
    switch (event) {
      case AssetDefined e -> asset = asset.isEmpty() ? e.asset() : asset;
      case AssetReserved e -> asset = asset.equals(e.asset()) ? "" : asset;
      case PrincipalRegistered e -> {
        SigningKey key = offered.remove(e.principal());
        if (key != null) {
          clients.put(e.principal(), key);
        }
      }
      case Posted e -> {
        if (e.asset().equals(asset)) {
          balances.computeIfPresent(e.owner(), (owner, before) -> e.available());
          if (clients.containsKey(e.owner())) {
            balances.put(e.owner(), e.available());
          }
        }
      }
      case ComplianceEvent e -> saw(e);
      default -> {}
    }
  }

  private void saw(ComplianceEvent event) {
    switch (event) {
      case LevelChanged e -> levels.put(e.principal(), e);
      case PrincipalFrozen e -> frozen.add(e.principal());
      case PrincipalUnfrozen e -> frozen.remove(e.principal());
      case LimitSet e -> limited |= e.level() == LIMITED;
      case ThresholdSet e -> watched |= e.asset().equals(asset);
      case LimitUsed e -> used.put(e.principal(), e);
      case TravelDataCommitted e -> committed.put(e.sender() + "/" + e.recipient(), e.until());
      case TravelDataUsed e -> committed.remove(e.sender() + "/" + e.recipient());
      case ComplianceEvent.DecisionProposed e -> {}
      case ComplianceEvent.DecisionConfirmed e -> {}
      case ComplianceEvent.DecisionDropped e -> {}
    }
  }
}
