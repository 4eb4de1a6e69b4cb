package tallystick.server.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.transaction.support.TransactionTemplate;
import tallystick.kernel.Codec;
import tallystick.kernel.Sha256;
import tallystick.server.connectors.Fetcher.Look;
import tallystick.server.connectors.Runs.Run;
import tallystick.server.outbound.Destinations;
import tallystick.server.outbound.Outbound;
import tools.jackson.databind.JsonNode;

/// Asks another system for what is new there (OData, REST), page by page. A page is kept as a
/// message in the transaction that writes down how far it is read, and its rows become acts after
/// that: so a fall in between neither leaves a row out nor has one act twice.
final class HttpInlet {
  /// Pages of a look; a round that has more goes on with the next look.
  private static final int PAGES = 20;

  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int HASH_CHARS = 32;

  /// Where answers say that there is more, and where to ask for what changes from now on.
  private static final List<String> NEXT = List.of("@odata.nextLink", "next");

  /// The same in a header (RFC 8288).
  private static final Pattern LINK =
      Pattern.compile("<([^<>]{1,1000})>\\s*;\\s*rel=\"?next\"?(?=[\\s,;]|$)");

  private static final String DELTA = "@odata.deltaLink";

  private final ConnectorRows connectors;
  private final Inbox inbox;
  private final Destinations destinations;
  private final TransactionTemplate transaction;

  HttpInlet(
      ConnectorRows connectors,
      Inbox inbox,
      Destinations destinations,
      TransactionTemplate transaction) {
    this.connectors = connectors;
    this.inbox = inbox;
    this.destinations = destinations;
    this.transaction = transaction;
  }

  /// A page, and how far it is read with it.
  ///
  /// @param fresh whether it says anything that it did not say the last time
  private record Page(byte[] body, List<Row> rows, Progress then, boolean fresh) {
    boolean ends() {
      return then.page() == 0;
    }
  }

  /// Looks once.
  Look look(Connector connector) throws IOException {
    Progress progress = connectors.progress(connector);
    int rows = 0;
    for (int pages = 1; pages <= PAGES; pages++) {
      Outbound.Answer answer = ask(connector, progress);
      if (answer.status() == NOT_MODIFIED) {
        return new Look(false, "Nothing changed.");
      }
      Page page = page(connector, progress, answer);
      progress = page.then();
      if (page.fresh() && !page.rows().isEmpty()) {
        take(connector, page);
        rows += page.rows().size();
      } else {
        connectors.keep(connector, progress);
      }
      if (page.ends()) {
        return new Look(false, "%d rows on %d pages.".formatted(rows, pages));
      }
    }
    return new Look(true, "%d rows on %d pages, and more.".formatted(rows, PAGES));
  }

  private void take(Connector connector, Page page) {
    String message = "page " + page.then().messages();
    Run run =
        Objects.requireNonNull(
            transaction.execute(status -> {
              connectors.keep(connector, page.then());
              return inbox.begin(connector, message, page.body());
            }));
    var _ = inbox.take(connector, run.message(), page.body(), Inbox.HERE);
  }

  private static URI address(Connector connector, Progress progress) {
    Definition definition = connector.definition();
    Transport transport = definition.transport();
    String marker = progress.since().isEmpty() ? transport.start() : progress.since();
    return progress.link().isEmpty()
        ? transport.uri(definition.address(), marker)
        : URI.create(progress.link());
  }

  private Outbound.Answer ask(Connector connector, Progress progress) throws IOException {
    String header = connector.definition().transport().header();
    Map<String, String> headers = new HashMap<>();
    headers.put("accept", "application/json, text/csv, */*;q=0.5");
    if (!header.isEmpty()) {
      headers.put(header, connector.sealed().credential());
    }
    if (progress.page() == 0 && !progress.etag().isEmpty()) {
      headers.put("if-none-match", progress.etag());
    }
    Outbound.Answer answer = destinations.get(address(connector, progress), headers);
    if (answer.status() != OK && answer.status() != NOT_MODIFIED) {
      throw new IOException("It answered " + answer.status() + ".");
    }
    return answer;
  }

  private static Page page(Connector connector, Progress before, Outbound.Answer answer)
      throws IOException {
    Definition definition = connector.definition();
    byte[] body = object(definition.format(), answer.body());
    if (body.length > Inbox.MAX_BYTES) {
      throw new IOException(
          "A page has more than " + Inbox.MAX_BYTES + " bytes: ask for fewer rows at a time.");
    }
    URI asked = address(connector, before);
    List<Row> rows = Row.read(definition, body);
    JsonNode whole =
        definition.format() == Format.JSON
            ? Codec.JSON.readTree(body)
            : Codec.JSON.createObjectNode();
    String hash = hash(asked, body);
    List<String> hashes = new ArrayList<>(before.hashes());
    boolean fresh = before.page() >= hashes.size();
    if (fresh) {
      hashes.add(hash);
    } else {
      fresh = !hashes.set(before.page(), hash).equals(hash);
    }
    String next = next(asked, whole, answer.headers().getOrDefault("link", ""));
    String delta = link(asked, whole.path(DELTA));
    if (next.isEmpty()) {
      hashes.subList(before.page() + 1, hashes.size()).clear();
    }
    String since = marker(definition, before, rows);
    // Only who asks at the same address again may say what it knows of that.
    boolean again =
        before.page() == 0
            && next.isEmpty()
            && delta.isEmpty()
            && before.link().isEmpty()
            && since.equals(before.since());
    Progress then =
        new Progress(
            Map.of(),
            next.isEmpty() ? delta : next,
            again ? answer.headers().getOrDefault("etag", "") : "",
            since,
            next.isEmpty() ? 0 : before.page() + 1,
            hashes,
            before.messages() + (fresh && !rows.isEmpty() ? 1 : 0));
    return new Page(body, rows, then, fresh);
  }

  private static String hash(URI asked, byte[] body) {
    byte[] address = (asked + "\n").getBytes(UTF_8);
    byte[] all = new byte[address.length + body.length];
    System.arraycopy(address, 0, all, 0, address.length);
    System.arraycopy(body, 0, all, address.length, body.length);
    return HexFormat.of().formatHex(Sha256.of(all)).substring(0, HASH_CHARS);
  }

  /// A bare list of rows is what OData would call its value.
  private static byte[] object(Format format, byte[] body) {
    String text = format == Format.JSON ? new String(body, UTF_8).strip() : "";
    return text.startsWith("[") ? ("{\"value\":" + text + "}").getBytes(UTF_8) : body;
  }

  private static String next(URI asked, JsonNode whole, String header) throws IOException {
    Matcher linked = LINK.matcher(header);
    if (linked.find()) {
      return link(asked, Codec.JSON.getNodeFactory().stringNode(linked.group(1)));
    }
    for (String name : NEXT) {
      if (whole.path(name).isString()) {
        return link(asked, whole.path(name));
      }
    }
    return "";
  }

  /// What opens one server's door is told to no other.
  private static String link(URI asked, JsonNode link) throws IOException {
    if (!link.isString() || link.asString().isEmpty()) {
      return "";
    }
    try {
      URI there = asked.resolve(link.asString().replace(" ", "%20"));
      if (Objects.equals(there.getScheme(), asked.getScheme())
          && Objects.equals(there.getAuthority(), asked.getAuthority())) {
        return there.toString();
      }
    } catch (IllegalArgumentException e) {
      // The same answer as to a link to elsewhere.
    }
    throw new IOException("Its next page is not on the same server.");
  }

  private static String marker(Definition definition, Progress before, List<Row> rows) {
    String pointer = definition.transport().since();
    String found =
        pointer.isEmpty() || rows.isEmpty() ? "" : rows.getLast().json().at(pointer).asString("");
    return found.isEmpty() ? before.since() : found;
  }
}
