package tallystick.server.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.Permission;
import tallystick.kernel.Permissions;
import tallystick.kernel.Query;

/// Who may do, ask and use what, as rooms and controllers declare it.
///
/// @param operations of no room
record Declarations(Rooms rooms, List<Operation> operations) {
  private static final String ROOM = "room";

  enum Kind {
    ACTION,
    QUERY,
    OPERATION
  }

  /// One declaration.
  ///
  /// @param room or, of an operation, what it is listed under
  /// @param name wire name of an action, `<room>/<query>`, or the id of an operation
  /// @param may for people, as the end of "… may do this"
  /// @param roles the same as single words, to look for
  /// @param about type of the resource that an evaluation names
  record Declared(
      Kind kind, String room, String name, String may, List<String> roles, String about) {}

  /// All of them: rooms in their order, then what belongs to no room.
  List<Declared> all() {
    List<Declared> all = new ArrayList<>();
    for (Domain domain : rooms.domains()) {
      domain.permissions().acts().forEach(act -> all.add(action(domain, act)));
    }
    for (Rooms.Room room : rooms.all()) {
      room.queries().forEach(query -> all.add(query(room, query)));
    }
    operations.forEach(operation -> all.add(operation(operation)));
    return all;
  }

  private static Declared action(Domain domain, Permissions.Act act) {
    return new Declared(
        Kind.ACTION,
        domain.name(),
        Codec.name(act.action()),
        act.permission().sentence(),
        act.permission().roles(),
        about(act));
  }

  private static Declared query(Rooms.Room room, Query<?> query) {
    Permission access = query.access();
    String name = room.name() + "/" + query.name();
    return new Declared(Kind.QUERY, room.name(), name, access.sentence(), access.roles(), "query");
  }

  private static Declared operation(Operation one) {
    String role =
        switch (one.may()) {
          case ANYONE -> "anyone";
          case SIGNING_IN, MEMBER -> "member";
          case COMPLIANCE_OFFICER -> "compliance officer";
          case OFFICER -> "officer";
          case TOKEN, CLIENT -> "client";
        };
    return new Declared(
        Kind.OPERATION, one.tag(), one.id(), one.may().sentence(), List.of(role), "operation");
  }

  /// What the resource is called in evaluations of an action.
  static String about(Permissions.Act act) {
    return act.object().isEmpty() ? ROOM : act.object().getLast();
  }

  /// The action of a wire name.
  Optional<Permissions.Act> action(String name) {
    return rooms.domains().stream()
        .flatMap(domain -> domain.permissions().acts().stream())
        .filter(act -> Codec.name(act.action()).equals(name))
        .findFirst();
  }

  /// The query `<room>/<name>`.
  Optional<? extends Query<?>> query(String name) {
    return rooms.all().stream()
        .filter(room -> name.startsWith(room.name() + "/"))
        .flatMap(room -> room.queries().stream())
        .filter(query -> name.endsWith("/" + query.name()))
        .findFirst();
  }

  /// The operation of an id.
  Optional<Operation> operation(String id) {
    return operations.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
