package tallystick.server.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tallystick.kernel.Codec;
import tallystick.server.registries.CadTrust;
import tallystick.server.registries.CadTrust.Exported;
import tallystick.server.views.Databases;
import tallystick.server.views.ViewHeight;

/// Projects and units in the data model of the Climate Action Data Trust, a page at a time.
@RestController
final class CadTrustController {
  private static final int MAX_KEY = 300;

  private final JdbcClient sql;
  private final ViewHeight height;
  private final String countries = Codec.JSON.writeValueAsString(CadTrust.countries());
  private final String sectors = Codec.JSON.writeValueAsString(CadTrust.sectors());
  private final String types = Codec.JSON.writeValueAsString(CadTrust.types());

  CadTrustController(Databases databases, ViewHeight height) {
    this.sql = JdbcClient.create(databases.reading());
    this.height = height;
  }

  /// What there is.
  ///
  /// @param source of the names
  /// @param tables in the order in which a node takes them
  record Model(String version, String source, List<Fields> tables) {}

  /// A table and the API names of its fields.
  record Fields(String table, List<String> fields) {}

  private record Keyed(String k, String row) {}

  @GetMapping("/v1/credits/cad-trust")
  Model model() {
    return new Model(
        CadTrust.VERSION,
        CadTrust.SOURCE,
        CadTrust.TABLES.stream().map(table -> new Fields(table.name(), fields(table))).toList());
  }

  private List<String> fields(Exported table) {
    return sql.sql(table.columns())
        .params(values(""))
        .query(rows -> {
          List<String> names = new ArrayList<>();
          for (int i = 2; i <= rows.getMetaData().getColumnCount(); i++) {
            names.add(rows.getMetaData().getColumnLabel(i));
          }
          return names;
        });
  }

  /// @param after `next` of the page before
  @GetMapping(path = "/v1/credits/cad-trust/{table}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> page(
      @PathVariable String table,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "100") int limit) {
    Exported asked = CadTrust.table(table);
    if (asked == null) {
      throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "The model has no such table here.")
          .exception();
    }
    if (limit < 1 || limit > CadTrust.PAGE) {
      throw invalid("limit", "limit must be a whole number from 1 to " + CadTrust.PAGE + ".");
    }
    if (after.length() > MAX_KEY || after.indexOf('\0') >= 0) {
      throw invalid("after", "after must be what `next` of the page before said.");
    }
    long shown = height.height();
    String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    Map<String, @Nullable Object> values = values(base);
    values.put("after", after);
    values.put("limit", limit);
    List<Keyed> rows = sql.sql(asked.page()).params(values).query(Keyed.class).list();
    String next = rows.size() < limit ? "null" : Codec.JSON.writeValueAsString(rows.getLast().k());
    String items = String.join(",", rows.stream().map(Keyed::row).toList());
    return ResponseEntity.ok()
        .header(ActionsController.HEIGHT, Long.toString(shown))
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"items\":[%s],\"next\":%s,\"height\":%d}".formatted(items, next, shown));
  }

  private Map<String, @Nullable Object> values(String base) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("base", base);
    values.put("countries", countries);
    values.put("sectors", sectors);
    values.put("types", types);
    return values;
  }

  private static RuntimeException invalid(String name, String detail) {
    return Problem.of(HttpStatus.BAD_REQUEST, "invalid-parameter", "/" + name, detail).exception();
  }
}
