package tallystick.server.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Api.Owned;
import tallystick.kernel.Codec;
import tallystick.kernel.Overlay.Cell;
import tallystick.kernel.StateProof;
import tallystick.kernel.StateProofs;
import tallystick.ledger.LedgerClient;
import tallystick.server.views.Databases;

/// Proofs of state: of one row, and of all that a principal owns.
///
/// Which rows are whose, the views tell; what they are, the ledger proves. So every row of an
/// answer is proven, but not that none is missing.
@RestController
final class StateController {
  private static final Pattern PRINCIPAL = Pattern.compile("[0-9a-f]{32}");

  private final LedgerClient ledger;
  private final List<Owned> owned;
  private final JdbcClient sql;

  StateController(LedgerClient ledger, Rooms rooms, Databases databases) {
    this.ledger = ledger;
    this.owned = rooms.domains().stream().flatMap(room -> room.api().owned().stream()).toList();
    this.sql = JdbcClient.create(databases.reading());
  }

  @GetMapping(path = "/v1/log/state", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> row(@RequestParam String table, @RequestParam String key) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Codec.JSON.writeValueAsBytes(ledger.prove(List.of(new Cell(table, key)))));
  }

  @GetMapping(path = "/v1/log/holdings/{principal}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> holdings(
      @PathVariable String principal, @RequestParam(defaultValue = "") String after) {
    if (!PRINCIPAL.matcher(principal).matches()) {
      throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "This is not the id of a principal.")
          .exception();
    }
    List<Cell> rows = rows(principal, after);
    boolean more = rows.size() > StateProofs.MAX_ROWS;
    List<Cell> page = more ? rows.subList(0, StateProofs.MAX_ROWS) : rows;
    StateProofs proofs = ledger.prove(page);
    // What the views tell may be over already, or not yet there, at the checkpoint.
    List<String> there =
        proofs.proofs().stream().filter(text -> StateProof.parse(text).json() != null).toList();
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_JSON)
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"holdings-" + principal + ".json\"");
    if (more) {
      answer.header(HttpHeaders.LINK, next(principal, page.getLast()));
    }
    return answer.body(Codec.JSON.writeValueAsBytes(new StateProofs(proofs.checkpoint(), there)));
  }

  /// One row more than a page has, if there are that many.
  private List<Cell> rows(String principal, String after) {
    int slash = after.indexOf('/');
    String table = slash < 0 ? "" : after.substring(0, slash);
    if (!after.isEmpty() && owned.stream().noneMatch(kind -> kind.table().equals(table))) {
      throw Problem.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "invalid-field",
              "/after",
              "The page begins after a row that is nobody's.")
          .exception();
    }
    boolean begun = after.isEmpty();
    List<Cell> rows = new ArrayList<>();
    for (Owned kind : owned) {
      boolean here = kind.table().equals(table);
      begun |= here;
      if (begun && rows.size() <= StateProofs.MAX_ROWS) {
        sql.sql(kind.sql())
            .param("principal", principal)
            .param("after", here ? after.substring(slash + 1) : "")
            .param("limit", StateProofs.MAX_ROWS + 1 - rows.size())
            .query(String.class)
            .list()
            .forEach(key -> rows.add(new Cell(kind.table(), key)));
      }
    }
    return rows;
  }

  /// The next page, by RFC 8288.
  private static String next(String principal, Cell last) {
    String after = URLEncoder.encode(last.table() + "/" + last.key(), StandardCharsets.UTF_8);
    return "</v1/log/holdings/" + principal + "?after=" + after + ">; rel=\"next\"";
  }
}
