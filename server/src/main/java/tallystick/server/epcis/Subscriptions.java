package tallystick.server.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.server.access.Access;
import tallystick.server.access.Person;
import tallystick.server.epcis.NamedQueries.Named;
import tallystick.server.gateway.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Subscriptions of named queries by webhook, as rows (GS1 EPCIS Standard, 8.2.5 and 12.7).
final class Subscriptions {
  /// Subscriptions of one member.
  static final int MOST = 20;

  /// After so many failures in a row nothing is sent any more.
  static final int MAX_FAILURES = 30;

  /// Events sent at once.
  static final int BATCH = 100;

  private static final int MAX_DEST = 500;
  private static final int MAX_TOKEN = 200;
  private static final String FIELD = "epcis subscription ";
  private static final Set<String> NAMES =
      Set.of("dest", "signatureToken", "stream", "schedule", "reportIfEmpty", "initialRecordTime");

  private static final String COLUMNS =
      "id, query, person, dest, token, schedule, report_if_empty, initial_record_time, created,"
          + " told, batch, notified, failures, problem";

  private final JdbcClient sql;
  private final Access access;
  private final Standing standing;
  private final Webhooks webhooks;

  Subscriptions(Access access, Standing standing, Webhooks webhooks) {
    this.sql = access.sql();
    this.access = access;
    this.standing = standing;
    this.webhooks = webhooks;
  }

  /// One of them.
  ///
  /// @param token sealed
  /// @param schedule as JSON, empty for a stream
  /// @param told cursor of the last event that need not be told any more
  /// @param failures in a row
  @SuppressWarnings("ArrayRecordComponent") // A row, which nobody compares.
  record Subscription(
      String id,
      String query,
      String person,
      String dest,
      byte @Nullable [] token,
      String schedule,
      boolean reportIfEmpty,
      long initialRecordTime,
      long created,
      long told,
      int batch,
      long notified,
      int failures,
      String problem) {
    boolean isStream() {
      return schedule.isEmpty();
    }

    /// As the standard writes it; who is told of failures is whoever made it.
    ObjectNode json() {
      ObjectNode json = Codec.JSON.createObjectNode();
      json.put("subscriptionID", id).put("queryName", query).put("dest", dest);
      json.put("createdAt", Instant.ofEpochMilli(created).toString());
      if (notified > 0) {
        json.put("lastNotifiedAt", Instant.ofEpochMilli(notified).toString());
      }
      if (initialRecordTime > 0) {
        json.put("initialRecordTime", Instant.ofEpochMilli(initialRecordTime).toString());
      }
      if (isStream()) {
        json.put("stream", true);
      } else {
        json.put("reportIfEmpty", reportIfEmpty).set("schedule", Codec.JSON.readTree(schedule));
      }
      if (failures > 0) {
        json.put("tallystick:failures", failures).put("tallystick:problem", problem);
        json.put("tallystick:ended", failures >= MAX_FAILURES);
      }
      return json;
    }
  }

  /// Keeps a subscription.
  ///
  /// @param body as the standard's OpenAPI file says
  /// @throws Malformed of the first thing that is wrong with it
  Subscription add(Person person, Named query, JsonNode body) {
    Standing.require(query);
    Fields given = new Fields(body, "");
    for (String name : body.propertyNames()) {
      if (!NAMES.contains(name)) {
        throw given.wrong(name, "is no part of a subscription");
      }
    }
    String id = UUID.randomUUID().toString();
    String token = given.text("signatureToken");
    if (token.length() > MAX_TOKEN) {
      throw given.wrong("signatureToken", "must have at most " + MAX_TOKEN + " characters");
    }
    long from = initialRecordTime(given);
    Subscription made =
        new Subscription(
            id,
            query.name(),
            person.person(),
            dest(given),
            token.isEmpty()
                ? null
                : person.drawer(access.vault()).seal(FIELD + id, token.getBytes(UTF_8)),
            schedule(given),
            given.json().path("reportIfEmpty").asBoolean(false),
            from,
            access.clock().millis(),
            from == 0 ? standing.head() : standing.before(from),
            BATCH,
            0,
            0,
            "");
    requireRoom(person.person());
    insert(made);
    return made;
  }

  private static long initialRecordTime(Fields given) {
    return given.has("initialRecordTime")
        ? Math.max(1, given.time("initialRecordTime").toInstant().toEpochMilli())
        : 0;
  }

  private String dest(Fields given) {
    String dest = given.required("dest");
    if (dest.length() > MAX_DEST || !webhooks.take(dest)) {
      throw given.wrong("dest", "must be an https: address of at most " + MAX_DEST + " characters");
    }
    return dest;
  }

  private static String schedule(Fields given) {
    JsonNode stream = given.json().path("stream");
    if (!stream.isMissingNode() && !stream.isBoolean()) {
      throw given.wrong("stream", "must be true or false");
    }
    if (given.has("schedule") == stream.asBoolean(false)) {
      throw given.wrong("schedule", "must be there, or stream must be true, and not both");
    }
    return given.has("schedule") ? Schedule.of(given.object("schedule")).json().toString() : "";
  }

  private void requireRoom(String person) {
    long count =
        sql.sql("SELECT count(*) FROM private.epcis_subscriptions WHERE person = :person")
            .param("person", person)
            .query(Long.class)
            .single();
    if (count >= MOST) {
      throw Problem.of(
              HttpStatus.FORBIDDEN,
              "too-many-subscriptions",
              "You have " + MOST + " subscriptions already: remove one first.")
          .exception();
    }
  }

  private void insert(Subscription one) {
    sql.sql(
            """
            INSERT INTO private.epcis_subscriptions (id, query, person, dest, token, schedule,
              report_if_empty, initial_record_time, created, told, batch, notified)
            VALUES (:id, :query, :person, :dest, :token, :schedule, :report, :initial, :created,
              :told, :batch, 0)\
            """)
        .param("id", one.id())
        .param("query", one.query())
        .param("person", one.person())
        .param("dest", one.dest())
        .param("token", one.token())
        .param("schedule", one.schedule())
        .param("report", one.reportIfEmpty())
        .param("initial", one.initialRecordTime())
        .param("created", one.created())
        .param("told", one.told())
        .param("batch", one.batch())
        .update();
  }

  /// The token that signs what is sent, empty if there is none.
  String token(Subscription one) {
    byte[] sealed = one.token();
    if (sealed == null) {
      return "";
    }
    Person person = access.people().byId(one.person());
    return new String(person.drawer(access.vault()).open(FIELD + one.id(), sealed), UTF_8);
  }

  Optional<Subscription> find(String id) {
    return sql.sql("SELECT " + COLUMNS + " FROM private.epcis_subscriptions WHERE id = :id")
        .param("id", id)
        .query(Subscription.class)
        .optional();
  }

  /// Somebody's of a query, oldest first; where they go is nobody else's business.
  List<Subscription> page(String person, String query, int limit, long offset) {
    return sql.sql(
            "SELECT "
                + COLUMNS
                + " FROM private.epcis_subscriptions WHERE query = :query AND person = :person"
                + " ORDER BY created, id LIMIT :limit OFFSET :offset")
        .param("query", query)
        .param("person", person)
        .param("limit", limit)
        .param("offset", offset)
        .query(Subscription.class)
        .list();
  }

  /// Those that were kept but are not due at any time: the process ended in between.
  List<Subscription> unscheduled() {
    return sql.sql(
            "SELECT "
                + COLUMNS
                + " FROM private.epcis_subscriptions WHERE id NOT IN"
                + " (SELECT task_instance FROM private.tasks WHERE task_name = :task)"
                + " AND failures < :most")
        .param("task", Deliveries.TASK)
        .param("most", MAX_FAILURES)
        .query(Subscription.class)
        .list();
  }

  /// What is due when there are new events: streams that nothing holds up.
  List<String> streams() {
    return sql.sql(
            "SELECT id FROM private.epcis_subscriptions WHERE schedule = '' AND failures = 0")
        .query(String.class)
        .list();
  }

  void told(Subscription one, long until) {
    sql.sql(
            """
            UPDATE private.epcis_subscriptions SET told = :until, notified = :now, failures = 0,
              problem = '' WHERE id = :id\
            """)
        .param("until", until)
        .param("now", access.clock().millis())
        .param("id", one.id())
        .update();
  }

  /// There was nothing to be told.
  void passed(Subscription one, long until) {
    sql.sql("UPDATE private.epcis_subscriptions SET told = :until WHERE id = :id")
        .param("until", until)
        .param("id", one.id())
        .update();
  }

  void failed(Subscription one, String problem, int batch) {
    sql.sql(
            """
            UPDATE private.epcis_subscriptions SET failures = failures + 1, problem = :problem,
              batch = :batch WHERE id = :id\
            """)
        .param("problem", problem)
        .param("batch", batch)
        .param("id", one.id())
        .update();
  }

  /// Forgets one of somebody's, and says whether there was one.
  boolean remove(String person, String query, String id) {
    return sql.sql(
                "DELETE FROM private.epcis_subscriptions"
                    + " WHERE id = :id AND query = :query AND person = :person")
            .param("id", id)
            .param("query", query)
            .param("person", person)
            .update()
        == 1;
  }
}
