package tallystick.server.epcis;

import java.util.ArrayList;
import java.util.List;
import tallystick.server.gateway.Operation;
import tallystick.server.gateway.Operation.Caller;

/// The addresses of EPCIS, for the description of the API. What they take and answer is described
/// by GS1's own OpenAPI file.
final class EpcisOperations {
  /// A kind of word that events say.
  ///
  /// @param path under the root
  /// @param name of one of them
  private record Kind(String path, String id, String name, String summary) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("eventTypes", "event_types", "type", "Types of events"),
          new Kind("epcs", "epcs", "epc", "Things that events name"),
          new Kind("bizSteps", "biz_steps", "bizStep", "Business steps that events say"),
          new Kind(
              "bizLocations", "biz_locations", "bizLocation", "Places where events leave things"),
          new Kind("readPoints", "read_points", "readPoint", "Places where things were seen"),
          new Kind("dispositions", "dispositions", "disposition", "Dispositions that events say"));

  static final List<Operation> ALL = all();

  private EpcisOperations() {}

  private static List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    all.add(read("", "resources", "Resources of the EPCIS repository", List.of()));
    all.add(
        read(
            "/events",
            "events",
            "Events by the parameters of EPCIS's simple event query",
            List.of("perPage", "nextPageToken", "orderBy", "orderDirection", "eventCountLimit")));
    all.add(read("/events/{path}", "event", "One event by its id", List.of("path")));
    for (Kind kind : KINDS) {
      String path = "/" + kind.path();
      String one = path + "/{" + kind.name() + "}";
      List<String> names = List.of(kind.name());
      all.add(read(path, kind.id(), kind.summary(), List.of("perPage", "nextPageToken")));
      all.add(read(one, kind.id() + "_one", "What is under one of them", names));
      all.add(read(one + "/events", kind.id() + "_events", "Events that say it", names));
    }
    all.add(member("post", "/capture", "capture", "Captures a document of events", List.of()));
    all.add(member("post", "/events", "capture_event", "Captures one event", List.of()));
    all.add(
        member(
            "get", "/capture", "jobs", "One's capture jobs", List.of("perPage", "nextPageToken")));
    all.add(member("get", "/capture/{job}", "job", "A capture job of one's own", List.of("job")));
    queries(all);
    return List.copyOf(all);
  }

  private static void queries(List<Operation> all) {
    List<String> pages = List.of("perPage", "nextPageToken");
    List<String> names = List.of("name");
    all.add(read("/queries", "queries", "Queries under names", pages));
    all.add(read("/queries/{name}", "query", "What a named query asks", names));
    all.add(read("/queries/{name}/events", "query_events", "Events that it finds", names));
    all.add(member("post", "/queries", "define_query", "Names a query", List.of()));
    all.add(
        member("delete", "/queries/{name}", "remove_query", "Removes a query of one's own", names));
    String standing = "/queries/{name}/subscriptions";
    List<String> ids = List.of("name", "id");
    all.add(member("get", standing, "subscriptions", "One's subscriptions of a query", names));
    all.add(member("post", standing, "subscribe", "Subscribes to a query by webhook", names));
    all.add(member("get", standing + "/{id}", "subscription", "One of them", ids));
    all.add(member("delete", standing + "/{id}", "unsubscribe", "Removes one of them", ids));
  }

  private static Operation member(
      String method, String path, String id, String summary, List<String> names) {
    return operation(Caller.MEMBER, method, path, id, summary, names);
  }

  private static Operation read(String path, String id, String summary, List<String> names) {
    return operation(Caller.ANYONE, "get", path, id, summary, names);
  }

  private static Operation operation(
      Caller may, String method, String path, String id, String summary, List<String> names) {
    return new Operation(
        may, method, Addresses.ROOT + path, "epcis_" + id, "epcis", summary, names, null, null);
  }
}
