package tallystick.server.connectors;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tallystick.server.gateway.Operation;
import tallystick.server.gateway.Operation.Caller;

/// What this package answers, for the description of the API.
final class ConnectorOperations {
  private static final String ROOT = "/v1/session/connectors";
  private static final String ONE = "/{connector}";
  private static final String TAG = "connectors";
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  static final List<Operation> ALL =
      List.of(
          get("", "connectors", "One's own connectors", ConnectorsController.ConnectorList.class),
          post(
              "",
              "make_connector",
              "Makes a connector",
              Definition.class,
              ConnectorsController.Made.class),
          member("delete", ONE, "remove_connector", "Removes a connector", null, null),
          post(
              ONE + "/state",
              "set_connector_state",
              "Pauses a connector, or lets it go on",
              ConnectorsController.WantedState.class,
              ConnectorsController.Shown.class),
          post(
              "/host-key",
              "ask_host_key",
              "The fingerprint by which a file server is known",
              ConnectorsController.Asked.class,
              ConnectorsController.HostKey.class),
          post(
              ONE + "/run",
              "run_connector",
              "Tells or looks now, and not only when it is due",
              null,
              ConnectorsController.Shown.class),
          post(
              ONE + "/test",
              "test_connector",
              "Sends a message to try it out",
              null,
              ConnectorsController.Tried.class),
          post(
              ONE + "/replay",
              "replay_connector",
              "Tells everything from a height on again",
              ConnectorsController.From.class,
              ConnectorsController.Shown.class),
          get(
              ONE + "/deliveries",
              "connector_deliveries",
              "What it told, the newest first",
              ConnectorsController.DeliveryList.class),
          post(
              ONE + "/deliveries/{cursor}",
              "replay_delivery",
              "Tells one thing again, or leaves it out",
              ConnectorsController.Wish.class,
              Deliveries.Delivery.class),
          get(
              ONE + "/runs",
              "connector_runs",
              "What came in, the newest first",
              ConnectorsController.RunList.class),
          get(
              ONE + "/runs/{run}",
              "connector_run",
              "What came in, and what became of each row",
              ConnectorsController.RunDetails.class),
          post(
              ONE + "/runs/{run}/replay",
              "replay_run",
              "Tries again what of it was not accepted",
              null,
              ConnectorsController.RunDetails.class),
          new Operation(
              Caller.ANYONE,
              "post",
              "/v1/connectors/{connector}/messages",
              "take_message",
              TAG,
              "Takes a signed webhook (Standard Webhooks)",
              List.of("connector"),
              null,
              IncomingController.Taken.class));

  private ConnectorOperations() {}

  private static Operation get(String path, String id, String summary, Class<?> answer) {
    return member("get", path, id, summary, null, answer);
  }

  private static Operation post(
      String path, String id, String summary, @Nullable Class<?> body, @Nullable Class<?> answer) {
    return member("post", path, id, summary, body, answer);
  }

  private static Operation member(
      String method,
      String path,
      String id,
      String summary,
      @Nullable Class<?> body,
      @Nullable Class<?> answer) {
    List<String> names =
        NAME.matcher(path).results().map(found -> found.group(1)).collect(Collectors.toList());
    if (method.equals("get") && (path.endsWith("/runs") || path.endsWith("/deliveries"))) {
      names.add("before");
    }
    return new Operation(
        Caller.MEMBER, method, ROOT + path, id, TAG, summary, List.copyOf(names), body, answer);
  }
}
