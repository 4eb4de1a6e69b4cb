package tallystick.server.gateway;

import static tallystick.server.gateway.Operation.Caller.ANYONE;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Addresses of the gateway that are open to whoever comes, beside those of [OpenApi].
final class PublicOperations {
  static final List<Operation> ALL =
      List.of(
          get("/v1/permissions", "permissions", "Who may do, ask and use what", List.of()),
          operation(
              "post", "/access/v1/evaluation", "evaluation", "Whether somebody may (AuthZEN)"),
          operation("post", "/access/v1/evaluations", "evaluations", "The same, several at once"),
          get(
              "/.well-known/authzen-configuration",
              "authzen_configuration",
              "Where evaluations are answered",
              List.of()),
          get("/v1/demo/people", "demo_people", "The people of a demo venue", List.of()),
          get("/v1/exchange/trades.csv", "trades_csv", "All trades as CSV", List.of()),
          get("/v1/exchange/trades.parquet", "trades_parquet", "All trades as Parquet", List.of()),
          get(
              "/v1/credits/certificates/{id}.json",
              "certificate_by_id",
              "The certificate of a final retirement, as its code leads to it",
              List.of("id")),
          get(
              "/v1/credits/certificates/{id}.pdf",
              "certificate_by_id_pdf",
              "The same as a PDF",
              List.of("id")));

  private PublicOperations() {}

  private static Operation get(String path, String id, String summary, List<String> names) {
    return new Operation(ANYONE, "get", path, id, "venue", summary, names, null, answer(id));
  }

  private static Operation operation(String method, String path, String id, String summary) {
    return new Operation(ANYONE, method, path, id, "venue", summary, List.of(), null, null);
  }

  private static @Nullable Class<?> answer(String id) {
    return switch (id) {
      case "permissions" -> EvaluationController.Declared.class;
      case "demo_people" -> VenueController.People.class;
      default -> null;
    };
  }
}
