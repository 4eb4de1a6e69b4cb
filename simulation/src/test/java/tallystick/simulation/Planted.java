package tallystick.simulation;

import java.util.List;
import java.util.Objects;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.accounts.AccountsEvent;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.kernel.Action;
import tallystick.kernel.Api;
import tallystick.kernel.Codec;
import tallystick.kernel.Decision;
import tallystick.kernel.Domain;
import tallystick.kernel.Event;
import tallystick.kernel.Invariant;
import tallystick.kernel.Permissions;
import tallystick.kernel.Refusal;
import tallystick.kernel.Step;
import tallystick.kernel.Table;
import tallystick.kernel.Views;
import tallystick.kernel.Workload;
import tools.jackson.databind.node.ObjectNode;

/// A room that does what it should, but for some transfers: there is the mistake that the
/// simulation must find.
final class Planted implements Domain {
  private final Kind kind;
  private final Domain room;
  private final int node;
  private int transfers;

  enum Kind {
    MONEY_FROM_NOWHERE,
    SILENT_CHANGE,
    MEMORY,
    NODE_ORDER
  }

  Planted(Kind kind, Domain room) {
    this(kind, room, 0);
  }

  /// @param node which node decides by these rules: they should not care
  Planted(Kind kind, Domain room, int node) {
    this.kind = kind;
    this.room = room;
    this.node = node;
  }

  private record Scratch(int count) {}

  @Override
  public Decision decide(Action action, Step step) {
    Decision decision = room.decide(action, step);
    if (decision.equals(Decision.ACCEPTED) && action instanceof Transfer transfer) {
      harm(transfer, step);
    }
    return decision;
  }

  private void harm(Transfer transfer, Step step) {
    transfers++;
    boolean chosen = transfer.amount() % 7 == 0;
    switch (kind) {
      case MONEY_FROM_NOWHERE -> {
        if (chosen) {
          tell(step, transfer, change(step, transfer.to(), transfer.asset(), 1));
        }
      }
      case SILENT_CHANGE -> {
        if (chosen) {
          var _ = change(step, transfer.to(), transfer.asset(), 1);
          var _ = change(step, step.by(), transfer.asset(), -1);
        }
      }
      case NODE_ORDER -> {
        // As from the iteration of a map whose order depends on where it was made.
        List<String> two = node % 2 == 0 ? List.of("a", "b") : List.of("b", "a");
        if (chosen) {
          step.state()
              .put(new Table<>("accounts.scratch", Scratch.class), two.getFirst(), new Scratch(1));
        }
      }
      case MEMORY ->
          step.state()
              .put(new Table<>("accounts.scratch", Scratch.class), "n", new Scratch(transfers));
    }
  }

  private static ObjectNode change(Step step, String owner, String asset, long by) {
    Table<Record> balances = new Table<>("accounts.balance", Record.class);
    String key = owner + "/" + asset;
    Record row = Objects.requireNonNull(step.state().get(balances, key));
    ObjectNode json = Codec.JSON.valueToTree(row);
    json.put("available", json.required("available").longValue() + by);
    step.state().put(balances, key, Codec.JSON.treeToValue(json, row.getClass()));
    return json;
  }

  private static void tell(Step step, Transfer transfer, ObjectNode balance) {
    step.emit(
        new Posted(
            transfer.to(),
            transfer.asset(),
            AccountsEvent.Kind.TRANSFER,
            1,
            0,
            balance.required("available").longValue(),
            balance.required("held").longValue(),
            step.by(),
            "",
            ""));
  }

  @Override
  public String name() {
    return room.name();
  }

  @Override
  public Class<? extends Action> actions() {
    return room.actions();
  }

  @Override
  public Permissions permissions() {
    return room.permissions();
  }

  @Override
  public Class<? extends Event> events() {
    return room.events();
  }

  @Override
  public List<? extends Refusal> refusals() {
    return room.refusals();
  }

  @Override
  public Views views() {
    return room.views();
  }

  @Override
  public Api api() {
    return room.api();
  }

  @Override
  public List<Invariant> invariants() {
    return room.invariants();
  }

  @Override
  public Workload workload() {
    return room.workload();
  }
}
