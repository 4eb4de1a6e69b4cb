package tallystick.server.epcis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.server.access.Access;
import tallystick.server.gateway.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Queries under names that members gave them, for all to ask (GS1 EPCIS Standard, 8.2.5).
final class NamedQueries {
  /// Queries of one member.
  private static final int MOST = 100;

  private static final int MAX_NAME = 60;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1," + MAX_NAME + "}");
  private static final String MEMBERS = "name, query";

  private final JdbcClient sql;
  private final Access access;

  NamedQueries(Access access) {
    this.sql = access.sql();
    this.access = access;
  }

  /// @param query parameters with their values, as in the JSON that defined it
  record Named(String name, String query) {
    /// As the standard writes it.
    ObjectNode json() {
      ObjectNode json = Codec.JSON.createObjectNode().put("name", name);
      json.set("query", Codec.JSON.readTree(query));
      return json;
    }

    /// What it asks, lists joined by `|`.
    Map<String, String> asked() {
      return NamedQueries.asked(new Fields(Codec.JSON.readTree(query), "/query"));
    }
  }

  /// Keeps a query, once it is clear that it can be asked.
  ///
  /// @param json `{"name":…,"query":{…}}`
  /// @throws Malformed of the first thing that is wrong with it
  Named define(String person, JsonNode json) {
    Fields given = new Fields(json, "");
    String name = given.required("name");
    if (!NAME.matcher(name).matches() || name.equals(EventPages.SIMPLE)) {
      throw given.wrong(
          "name", "must be 1 to " + MAX_NAME + " letters, digits, _ . or -, and no standard query");
    }
    Fields query = given.object("query");
    var _ = Wanted.of(asked(query));
    Named named = new Named(name, query.json().toString());
    requireRoom(person);
    try {
      sql.sql(
              """
              INSERT INTO private.epcis_queries (name, person, query, created)
              VALUES (:name, :person, :query, :created)\
              """)
          .param("name", name)
          .param("person", person)
          .param("query", named.query())
          .param("created", access.clock().millis())
          .update();
    } catch (DuplicateKeyException e) {
      throw Problem.of(HttpStatus.CONFLICT, "name-taken", "There is a query of this name.")
          .exception();
    }
    return named;
  }

  private void requireRoom(String person) {
    long count =
        sql.sql("SELECT count(*) FROM private.epcis_queries WHERE person = :person")
            .param("person", person)
            .query(Long.class)
            .single();
    if (count >= MOST) {
      throw Problem.of(
              HttpStatus.FORBIDDEN,
              "too-many-queries",
              "You have " + MOST + " queries already: remove one first.")
          .exception();
    }
  }

  private static Map<String, String> asked(Fields query) {
    Map<String, String> asked = new TreeMap<>();
    query
        .json()
        .properties()
        .forEach(one -> asked.put(one.getKey(), text(query, one.getKey(), one.getValue())));
    return asked;
  }

  /// Texts, numbers and truths, one or a list of them.
  private static String text(Fields query, String name, JsonNode value) {
    if (!value.isArray()) {
      return single(query, name, value);
    }
    StringBuilder all = new StringBuilder();
    for (JsonNode one : value) {
      all.append(all.isEmpty() ? "" : "|").append(single(query, name, one));
    }
    return all.toString();
  }

  private static String single(Fields query, String name, JsonNode value) {
    boolean plain = value.isString() || value.isNumber() || value.isBoolean();
    if (!plain || value.asString().contains("|")) {
      throw query.wrong(name, "must be a text, a number, or a list of them, without |");
    }
    return value.asString();
  }

  /// A query by its name, or the problem that there is none.
  Named get(String name) {
    return find(name)
        .orElseThrow(() ->
            Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no query of this name.")
                .exception());
  }

  Optional<Named> find(String name) {
    return sql.sql("SELECT " + MEMBERS + " FROM private.epcis_queries WHERE name = :name")
        .param("name", name)
        .query(Named.class)
        .optional();
  }

  /// All of them, by name.
  List<Named> page(int limit, long offset) {
    return sql.sql(
            "SELECT "
                + MEMBERS
                + " FROM private.epcis_queries ORDER BY name LIMIT :limit OFFSET :offset")
        .param("limit", limit)
        .param("offset", offset)
        .query(Named.class)
        .list();
  }

  /// Forgets a query of somebody's with all that stand on it, and says whether there was one.
  boolean remove(String person, String name) {
    return sql.sql("DELETE FROM private.epcis_queries WHERE name = :name AND person = :person")
            .param("name", name)
            .param("person", person)
            .update()
        == 1;
  }
}
