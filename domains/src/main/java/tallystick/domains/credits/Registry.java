package tallystick.domains.credits;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Refusal;
import tallystick.kernel.State;
import tallystick.kernel.Table;

/// The room's tables but for serial numbers, and what their rows are.
final class Registry {
  static final Table<Project> PROJECTS = new Table<>("credits.project", Project.class);

  /// Which project has an id in a registry, by `<registry>/<id>`; suspended projects have none.
  static final Table<Name> NAMES = new Table<>("credits.name", Name.class);

  /// How many projects there are, under the key `projects`.
  static final Table<Counter> COUNTER = new Table<>("credits.counter", Counter.class);

  static final Table<Challenge> CHALLENGES = new Table<>("credits.challenge", Challenge.class);

  /// By `<project>/<vintage>`.
  static final Table<Verified> VERIFIED = new Table<>("credits.verified", Verified.class);

  /// By the code of the asset.
  static final Table<CreditClass> CLASSES = new Table<>("credits.class", CreditClass.class);

  static final Table<Batch> BATCHES = new Table<>("credits.batch", Batch.class);

  /// By the code of the asset.
  static final Table<Basket> BASKETS = new Table<>("credits.basket", Basket.class);

  static final Table<Retirement> RETIREMENTS = new Table<>("credits.retirement", Retirement.class);

  private Registry() {}

  /// @param challenges how many are open against it
  record Project(
      long number,
      String developer,
      String registry,
      String registryId,
      Sector sector,
      String country,
      String methodology,
      int challenges,
      boolean suspended) {

    String name() {
      return registry + "/" + registryId;
    }

    Project challenged(int change) {
      return new Project(
          number,
          developer,
          registry,
          registryId,
          sector,
          country,
          methodology,
          challenges + change,
          suspended);
    }

    Project suspended(boolean now) {
      return new Project(
          number, developer, registry, registryId, sector, country, methodology, challenges, now);
    }
  }

  record Name(String project) {}

  record Counter(long count) {}

  /// @param bond what a hold of its own sets aside while it is open, under its id; 0 if nothing
  record Challenge(String project, String other, long bond, boolean open) {
    Challenge closed() {
      return new Challenge(project, other, bond, false);
    }
  }

  /// Tonnes of a project and a vintage; `issued` never exceeds `verified`.
  record Verified(long verified, long issued) {
    static final Verified NONE = new Verified(0, 0);
  }

  /// @param sweeping batches whose time is over and that still have units to take out
  record CreditClass(String project, int vintage, boolean frozen, int sweeping) {}

  /// How far the end of a batch's time has come.
  enum Expiry {
    /// Its time is not over, or it has none.
    AHEAD,
    /// Its units are being taken out.
    SWEEPING,
    /// None can move any more.
    DONE
  }

  /// @param expires log time in milliseconds, 0 for never
  record Batch(
      String project,
      String asset,
      int vintage,
      String space,
      long first,
      long last,
      List<String> labels,
      Adjustment adjustment,
      long expires,
      Expiry expiry) {

    Batch labelled(List<String> newLabels) {
      return with(newLabels, adjustment, expiry);
    }

    Batch adjusted(Adjustment newAdjustment) {
      return with(labels, newAdjustment, expiry);
    }

    Batch expired(Expiry newExpiry) {
      return with(labels, adjustment, newExpiry);
    }

    private Batch with(List<String> newLabels, Adjustment newAdjustment, Expiry newExpiry) {
      return new Batch(
          project,
          asset,
          vintage,
          space,
          first,
          last,
          newLabels,
          newAdjustment,
          expires,
          newExpiry);
    }
  }

  /// @param pooled units that stand behind it
  record Basket(BasketRule rule, long pooled) {}

  /// @param finalAt log time from which anyone may make it final, 0 for never
  record Retirement(
      String owner,
      String asset,
      long quantity,
      List<Serials> ranges,
      long finalAt,
      Closing closing) {

    Retirement closed(Closing how) {
      return new Retirement(owner, asset, quantity, ranges, finalAt, how);
    }
  }

  /// How a retirement stands.
  enum Closing {
    OPEN,
    FINAL,
    WITHDRAWN
  }

  /// Why units of a class cannot move now, or null if they can.
  static @Nullable Refusal stopped(State state, CreditClass units) {
    if (units.frozen) {
      return CreditsRefusal.CLASS_FROZEN;
    }
    if (units.sweeping > 0) {
      return CreditsRefusal.CLASS_EXPIRING;
    }
    return project(state, units.project).suspended ? CreditsRefusal.PROJECT_SUSPENDED : null;
  }

  /// A project that is known to exist.
  static Project project(State state, String id) {
    return require(state, PROJECTS, id);
  }

  /// A row that is known to exist.
  static <R extends Record> R require(State state, Table<R> table, String key) {
    R row = state.get(table, key);
    if (row == null) {
      throw new IllegalStateException("there is no " + table.name() + "/" + key);
    }
    return row;
  }
}
