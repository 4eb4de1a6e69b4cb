package tallystick.server.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.Envelope;
import tallystick.kernel.Limits;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;
import tallystick.kernel.Receipt;
import tallystick.kernel.StateProofs;
import tallystick.server.certificates.CertificateFile;
import tallystick.server.cluster.LedgerNodes;
import tallystick.server.imports.ShopImport;

/// The OpenAPI 3.1 description of everything the gateway answers, derived from what the rooms
/// declare.
final class OpenApi {
  private static final String JSON = "application/json";

  private static final String ANYONE = Operation.Caller.ANYONE.sentence();

  private final Schemas schemas = new Schemas();
  private final Map<String, Object> paths = new LinkedHashMap<>();
  private final Rooms rooms;
  private final List<Operation> operations;

  /// @param operations of no room
  OpenApi(Rooms rooms, List<Operation> operations) {
    this.rooms = rooms;
    this.operations = operations;
  }

  /// The document.
  String json() {
    actions();
    for (Rooms.Room room : rooms.all()) {
      room.queries().forEach(query -> query(room.name(), query));
    }
    others();
    operations.forEach(this::add);
    rooms.domains().forEach(this::bodies);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put(
        "info",
        Map.of(
            "title",
            "Tallystick",
            "version",
            "1",
            "description",
            "Every act is a signed envelope; every answer to one is a receipt. Amounts are"
                + " whole minor units, times milliseconds since 1970.",
            "license",
            Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")));
    document.put("servers", List.of(Map.of("url", "/")));
    document.put("paths", paths);
    document.put("components", Map.of("schemas", schemas.all()));
    return Codec.JSON.writeValueAsString(document);
  }

  private void actions() {
    Map<String, Object> envelope = schemas.reference(Envelope.class);
    Map<String, Object> many =
        Map.of(
            "type", "object",
            "properties",
                Map.of(
                    "envelopes",
                    Map.of(
                        "type",
                        "array",
                        "items",
                        envelope,
                        "minItems",
                        1,
                        "maxItems",
                        Limits.ENVELOPES_PER_REQUEST)),
            "required", List.of("envelopes"));
    Map<String, Object> receipt = schemas.reference(Receipt.class);
    Map<String, Object> receipts = schemas.reference(ActionsServlet.Receipts.class);
    Map<String, Object> results = schemas.reference(ActionsServlet.Results.class);
    paths.put(
        "/v1/actions",
        Map.of(
            "post",
            operation(
                ANYONE,
                "submit",
                "Submits one envelope or up to " + Limits.ENVELOPES_PER_REQUEST,
                "actions",
                List.of(),
                Map.of("required", true, "content", content(any(envelope, many))),
                any(receipt, receipts, results))));
    paths.put(
        "/v1/actions/{id}",
        Map.of(
            "get",
            operation(
                ANYONE,
                "receipt",
                "The receipt of an action, with its proof",
                "actions",
                List.of(parameter("id", "path", true, Map.of("type", "string"), "its id")),
                null,
                receipt)));
  }

  private static Map<String, Object> any(Object... schemas) {
    return Map.of("anyOf", List.of(schemas));
  }

  private void bodies(Domain domain) {
    for (Class<?> type : domain.actions().getPermittedSubclasses()) {
      schemas.reference(type);
    }
    for (Class<?> type : domain.events().getPermittedSubclasses()) {
      schemas.reference(type);
    }
  }

  private static Map<String, Object> type(Param param) {
    if (param.number()) {
      return Map.of("type", "integer");
    }
    return param.choices().isEmpty()
        ? Map.of("type", "string")
        : Map.of("type", "string", "enum", param.choices());
  }

  private void query(String room, Query<?> query) {
    List<Object> parameters = new ArrayList<>();
    for (Param param : query.params()) {
      parameters.add(
          parameter(param.name(), "query", param.required(), type(param), param.summary()));
    }
    Map<String, Object> row = schemas.reference(query.row());
    Map<String, Object> whole = Map.of("type", "integer");
    parameters.add(
        parameter("min-height", "query", false, whole, "waits until the views show this height"));
    if (!query.one()) {
      Map<String, Object> limit = Map.of("type", "integer", "maximum", query.pageLimit());
      parameters.add(parameter("limit", "query", false, limit, "rows of a page"));
      parameters.add(
          parameter("cursor", "query", false, Map.of("type", "string"), "`next` of a page"));
    }
    paths.put(
        "/v1/" + room + "/" + query.name(),
        Map.of(
            "get",
            operation(
                query.access().sentence(),
                room + "_" + query.name(),
                query.summary(),
                room,
                parameters,
                null,
                query.one() ? row : page(row))));
  }

  private static Map<String, Object> page(Map<String, Object> row) {
    return Map.of(
        "type", "object",
        "properties",
            Map.of(
                "items", Map.of("type", "array", "items", row),
                "next", Map.of("type", List.of("string", "null")),
                "height", Map.of("type", "integer")),
        "required", List.of("items", "next", "height"));
  }

  private void others() {
    Map<String, Object> venue = schemas.reference(VenueController.Venue.class);
    paths.put("/v1/venue", get(ANYONE, "venue", "What the venue is", venue));
    paths.put(
        "/v1/rules",
        get(
            ANYONE,
            "rules",
            "All actions and refusals",
            schemas.reference(VenueController.Rules.class)));
    Map<String, Object> text = Map.of("type", "string");
    paths.put(
        "/log/checkpoint", get(ANYONE, "checkpoint", "The log's newest signed checkpoint", text));
    paths.put("/log/key", get(ANYONE, "key", "The key that signs checkpoints", text));
    paths.put(
        "/log/policy", get(ANYONE, "policy", "Who signs and cosigns, by C2SP tlog-policy", text));
    state(text);
    published(ANYONE, "/log/tile/{path}", "tile", "A tile or bundle of entries by C2SP tlog-tiles");
    published(
        ANYONE,
        "/log/bodies/{path}",
        "bodies",
        "What was signed and decided: a protobuf Bodies, as tiles");
    paths.put(
        "/v1/events", get(ANYONE, "events", "Every block, as ndjson, for ever; see `from`", text));
    paths.put(
        "/v1/stream", get(ANYONE, "stream", "A WebSocket on which topics are followed", text));
    Map<String, Object> stored = schemas.reference(FilesController.Stored.class);
    paths.put(
        "/v1/files", post(ANYONE, "store_file", "Keeps a picture", List.of(), "image/*", stored));
    List<Object> hash = List.of(parameter("hash", "path", true, text, "hex SHA-256"));
    paths.put(
        "/v1/files/{hash}",
        Map.of("get", operation(ANYONE, "file", "A picture", "venue", hash, null, text)));
    credits(text, hash);
    List<Object> asset = List.of(parameter("asset", "query", true, text, "of the prices"));
    paths.put(
        "/v1/imports/shop",
        post(
            ANYONE,
            "read_shop",
            "Reads a shop's export without keeping anything",
            asset,
            "text/csv",
            schemas.reference(ShopImport.Result.class)));
    paths.put(
        "/v1/log/nodes",
        get(
            ANYONE,
            "nodes",
            "How the nodes of the ledger are",
            schemas.reference(LedgerNodes.class)));
    paths.put(
        "/v1/market/deposits",
        post(
            ANYONE,
            "deposit",
            "Leaves the text of a sealed review (a MarketOpenReview) for the venue's clock",
            List.of(),
            JSON,
            Map.of()));
  }

  private void add(Operation given) {
    Object body =
        given.body() == null
            ? null
            : Map.of("required", true, "content", content(schemas.reference(given.body())));
    Map<String, Object> answer =
        given.answer() == null ? Map.of() : schemas.reference(given.answer());
    List<Object> parameters = new ArrayList<>();
    for (String name : given.names()) {
      boolean inPath = given.path().contains("{" + name + "}");
      String where = inPath ? "path" : "query";
      parameters.add(parameter(name, where, inPath, Map.of("type", "string"), name));
    }
    // Several methods of one address are told together.
    Map<String, Object> methods = new LinkedHashMap<>();
    if (paths.get(given.path()) instanceof Map<?, ?> before) {
      before.forEach((method, operation) -> methods.put(String.valueOf(method), operation));
    }
    methods.put(
        given.method(),
        operation(
            given.may().sentence(),
            given.id(),
            given.summary(),
            given.tag(),
            parameters,
            body,
            answer));
    paths.put(given.path(), methods);
  }

  private void credits(Map<String, Object> text, List<Object> hash) {
    paths.put(
        "/v1/credits/documents",
        post(
            ANYONE,
            "store_document",
            "Keeps a PDF, a picture or a text that an action will name",
            List.of(),
            "application/pdf",
            schemas.reference(DocumentsController.StoredDocument.class)));
    paths.put(
        "/v1/credits/documents/{hash}",
        Map.of("get", operation(ANYONE, "document", "A document", "credits", hash, null, text)));
    List<Object> id = List.of(parameter("id", "path", true, text, "of the retirement"));
    Map<String, Object> file = schemas.reference(CertificateFile.class);
    String proof = "The certificate of a final retirement, with its receipts";
    paths.put(
        "/v1/credits/retirements/{id}/certificate.json",
        Map.of("get", operation(ANYONE, "certificate", proof, "credits", id, null, file)));
    String sheet = "The certificate of a final retirement as a PDF";
    paths.put(
        "/v1/credits/retirements/{id}/certificate.pdf",
        Map.of("get", operation(ANYONE, "certificate_pdf", sheet, "credits", id, null, text)));
    Map<String, Object> model = schemas.reference(CadTrustController.Model.class);
    paths.put("/v1/credits/cad-trust", get(ANYONE, "cad_trust", "Tables of the Data Trust", model));
    List<Object> rows =
        List.of(
            parameter("table", "path", true, text, "such as `unit`"),
            parameter("after", "query", false, text, "`next` of the page before"),
            parameter("limit", "query", false, Map.of("type", "integer"), "rows of a page"));
    String some = "Rows of a table in the model of the Climate Action Data Trust";
    paths.put(
        "/v1/credits/cad-trust/{table}",
        Map.of("get", operation(ANYONE, "cad_trust_rows", some, "credits", rows, null, Map.of())));
  }

  private void state(Map<String, Object> text) {
    Map<String, Object> proofs = schemas.reference(StateProofs.class);
    List<Object> row =
        List.of(
            parameter("table", "query", true, text, "such as `accounts.balance`"),
            parameter("key", "query", true, text, "such as `<principal>/USD`"));
    String one = "The proof that a row of the state is this, or that there is none";
    paths.put(
        "/v1/log/state", Map.of("get", operation(ANYONE, "state", one, "log", row, null, proofs)));
    List<Object> whose =
        List.of(
            parameter("principal", "path", true, text, "whose rows"),
            parameter("after", "query", false, text, "`<table>/<key>`, as the header Link says"));
    String all = "Proofs of what a principal owns, up to " + StateProofs.MAX_ROWS + " a page";
    paths.put(
        "/v1/log/holdings/{principal}",
        Map.of("get", operation(ANYONE, "holdings", all, "log", whose, null, proofs)));
  }

  private void published(String may, String path, String id, String summary) {
    Map<String, Object> text = Map.of("type", "string");
    List<Object> rest = List.of(parameter("path", "path", true, text, "such as x001/234.p/7"));
    paths.put(path, Map.of("get", operation(may, id, summary, "log", rest, null, text)));
  }

  private static Map<String, Object> post(
      String may,
      String id,
      String summary,
      List<?> parameters,
      String type,
      Map<String, Object> answer) {
    Map<String, Object> body = Map.of("required", true, "content", Map.of(type, Map.of()));
    return Map.of("post", operation(may, id, summary, "venue", parameters, body, answer));
  }

  private static Map<String, Object> get(
      String may, String id, String summary, Map<String, Object> answer) {
    return Map.of("get", operation(may, id, summary, "venue", List.of(), null, answer));
  }

  private static Map<String, Object> parameter(
      String name, String in, boolean required, Map<String, Object> schema, String description) {
    return Map.of(
        "name", name, "in", in, "required", required, "schema", schema, "description", description);
  }

  private static Map<String, Object> operation(
      String may,
      String id,
      String summary,
      String tag,
      List<?> parameters,
      @Nullable Object body,
      Map<String, Object> answer) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", id);
    operation.put("summary", summary);
    operation.put("description", "For " + may + ".");
    operation.put("tags", List.of(tag));
    operation.put("parameters", parameters);
    if (body != null) {
      operation.put("requestBody", body);
    }
    Map<String, Object> problem =
        Map.of(
            "description",
            "What went wrong (RFC 9457)",
            "content",
            Map.of("application/problem+json", Map.of("schema", Schemas.PROBLEM)));
    operation.put(
        "responses",
        Map.of(
            "200", Map.of("description", summary, "content", content(answer)), "default", problem));
    return operation;
  }

  private static Map<String, Object> content(Map<String, Object> schema) {
    return Map.of(JSON, Map.of("schema", schema));
  }
}
