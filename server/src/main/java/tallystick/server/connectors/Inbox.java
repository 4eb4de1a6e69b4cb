package tallystick.server.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tallystick.domains.Domains;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Malformed;
import tallystick.kernel.Receipt;
import tallystick.kernel.Sha256;
import tallystick.ledger.LedgerFault;
import tallystick.server.access.Access;
import tallystick.server.access.Acting;
import tallystick.server.connectors.Runs.Result;
import tallystick.server.connectors.Runs.Run;
import tallystick.server.gateway.Problem;
import tallystick.server.gateway.Submissions;
import tools.jackson.databind.node.ObjectNode;

/// Makes acts of what comes in. The id of an act follows from its message and row, so that it is
/// decided once however often it is sent; a faulty row is told with its place, and the others go
/// on.
final class Inbox {
  /// Of what this venue fetched itself: it is counted by the connector's key alone.
  static final String HERE = "127.0.0.1";

  /// Bytes of a message.
  static final int MAX_BYTES = 512 << 10;

  private static final Codec CODEC = new Codec(Domains.ALL);

  /// Counted from when a message first came, so that its acts are the same whenever it comes again:
  /// the ledger answers them with their first receipts.
  private static final long UNTIL_MILLIS = 12L * 60 * 60 * 1000;

  private static final int ID_CHARS = 32;

  private final Access access;
  private final Submissions submissions;
  private final Runs runs;
  private final EdiAnswers answers;

  Inbox(Access access, Submissions submissions, Runs runs, EdiAnswers answers) {
    this.access = access;
    this.submissions = submissions;
    this.runs = runs;
    this.answers = answers;
  }

  /// Takes a message; a repeat is answered with what became of it.
  ///
  /// @param message what its sender calls it
  /// @param address from which it came
  /// @throws RuntimeException when the ledger gives no decision: then the same message may come
  ///   again, and goes on where it was
  Run take(Connector connector, String message, byte[] body, String address) {
    Run run = runs.begin(connector, message, body);
    return run.ended() > 0 ? run : work(connector, run, body, address);
  }

  /// Keeps a message, so that it is worked on whatever happens.
  Run begin(Connector connector, String message, byte[] body) {
    return runs.begin(connector, message, body);
  }

  /// Goes on with messages that somebody left half done.
  ///
  /// @param before of those that began before, by the log's time
  void finish(Connector connector, long before) {
    for (Run run : runs.unfinished(connector, before)) {
      var _ = work(connector, run, runs.body(connector, run), HERE);
    }
  }

  /// Keeps that a message came which is not taken at all.
  Run refuse(Connector connector, String message, String code, String sentence) {
    Run run = runs.begin(connector, message, new byte[0]);
    if (run.ended() == 0) {
      runs.keep(run, List.of(new Result("the message", "", code, sentence)), true);
    }
    return run;
  }

  /// Tries again what of a message was not accepted.
  Run again(Connector connector, Run run, String address) {
    runs.again(run);
    Run begun = runs.one(connector, run.run()).orElseThrow();
    return work(connector, begun, runs.body(connector, begun), address);
  }

  private Run work(Connector connector, Run run, byte[] body, String address) {
    List<Result> results = new ArrayList<>();
    boolean whole = false;
    try {
      List<Row> rows = Row.read(connector.definition(), body);
      List<Result> before = run.results();
      for (int i = 0; i < rows.size(); i++) {
        boolean done = i < before.size() && before.get(i).accepted();
        results.add(done ? before.get(i) : result(connector, run, rows.get(i), i, address));
      }
      if (connector.definition().format().isEdi()) {
        results.addAll(answers.take(connector, body));
      }
      whole = true;
    } catch (Malformed e) {
      results.add(new Result("the message", "", e.code(), told(e)));
      whole = true;
    } finally {
      runs.keep(run, results, whole);
    }
    return runs.one(connector, run.run()).orElseThrow();
  }

  private static String told(Malformed e) {
    return e.pointer().isEmpty() ? e.sentence() : e.pointer() + ": " + e.sentence();
  }

  private Result result(Connector connector, Run run, Row row, int index, String address) {
    String id = id(run, index);
    try {
      Mapping.Act act = whole(connector, connector.definition().mapping().act(row));
      Receipt receipt = decided(connector, run, id, act, address);
      return receipt.accepted()
          ? new Result(row.position(), receipt.id(), "", "")
          : new Result(row.position(), receipt.id(), receipt.reason(), sentence(receipt));
    } catch (Malformed e) {
      return new Result(row.position(), "", e.code(), told(e));
    } catch (Problem.Thrown e) {
      if (e.problem().retryable()) {
        throw e;
      }
      return new Result(row.position(), "", e.problem().code(), e.problem().detail());
    } catch (LedgerFault e) {
      if (Problem.of(e).retryable()) {
        throw e;
      }
      return new Result(row.position(), "", e.code(), e.sentence());
    }
  }

  /// The number of an order in X12 is the beginning of its id.
  private Mapping.Act whole(Connector connector, Mapping.Act act) {
    String order = act.body().path("order").asString("");
    if (connector.definition().format() != Format.X12
        || order.length() != EdiDocument.ORDER_CHARS) {
      return act;
    }
    List<String> found =
        access
            .sql()
            .sql(
                """
                SELECT order_id FROM market.orders
                WHERE :by IN (buyer, seller) AND left(order_id, :chars) = :order LIMIT 2\
                """)
            .param("by", connector.definition().by())
            .param("chars", EdiDocument.ORDER_CHARS)
            .param("order", order)
            .query(String.class)
            .list();
    return found.size() == 1
        ? new Mapping.Act(
            act.type(), ((ObjectNode) act.body().deepCopy()).put("order", found.getFirst()))
        : act;
  }

  private static String sentence(Receipt receipt) {
    return Codec.JSON.readTree(receipt.outcome()).path("sentence").asString("");
  }

  /// A row that is tried again on purpose is another act: the first one was refused for good.
  private static String id(Run run, int index) {
    String name = run.run() + "\n" + run.attempts() + "\n" + index;
    return HexFormat.of().formatHex(Sha256.of(name.getBytes(UTF_8))).substring(0, ID_CHARS);
  }

  private Receipt decided(
      Connector connector, Run run, String id, Mapping.Act act, String address) {
    String origin = access.ledger().origin();
    if (act.type().indexOf('.') > 0
        && Acting.NEVER.contains(act.type().substring(0, act.type().indexOf('.')))) {
      throw new Malformed("not-delegable", "/type", "A connector may not do this.");
    }
    ObjectNode payload = Codec.JSON.createObjectNode().put("v", 1);
    payload.put("log", origin).put("id", id).put("by", connector.definition().by());
    payload.put("until", run.began() + UNTIL_MILLIS);
    payload.put("type", act.type()).set("body", act.body());
    byte[] bytes = Codec.JSON.writeValueAsBytes(payload);
    var _ = CODEC.forLog(origin).payload(bytes);
    return submissions.decide(Envelope.sign(bytes, connector.key()), address).getFirst();
  }
}
