package tallystick.server.pact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tallystick.kernel.Malformed;
import tallystick.kernel.StrictJson;
import tallystick.server.outbound.Destinations;
import tallystick.server.outbound.Outbound;
import tallystick.server.pact.Partner.Way;
import tools.jackson.databind.JsonNode;

/// Asks and tells partners, after PACT's authentication flow: their configuration says where tokens
/// are had, or else that is `/auth/token`.
final class PactClient {
  private static final int MAX_PAGES = 10;
  private static final int OK = 200;
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,8000}");
  private static final Pattern NEXT = Pattern.compile("<([^>]{1,2000})>\\s*;\\s*rel=\"?next\"?");

  private final Destinations destinations;
  private final InstantSource clock;

  PactClient(Destinations destinations, InstantSource clock) {
    this.destinations = destinations;
    this.clock = clock;
  }

  /// Whether an address can be asked at all.
  boolean take(Way way) {
    return destinations.take(way.at(""));
  }

  /// Tells something.
  ///
  /// @param host of ours
  void send(Way way, PactEvent event, String host) throws IOException {
    Outbound.Answer answer =
        destinations.post(
            way.at("/3/events"),
            PactEvent.MEDIA,
            event.json(host, clock.instant()),
            authorization(way));
    if (answer.status() / 100 != 2) {
      throw refused("the event", answer);
    }
  }

  /// All footprints of some products, or of any.
  List<JsonNode> list(Way way, List<String> products) throws IOException {
    Map<String, String> authorization = authorization(way);
    StringBuilder path = new StringBuilder("/3/footprints?limit=100");
    products.forEach(id -> path.append("&productId=").append(URLEncoder.encode(id, UTF_8)));
    URI next = way.at(path.toString());
    List<JsonNode> all = new ArrayList<>();
    for (int page = 0; page < MAX_PAGES; page++) {
      Outbound.Answer answer = destinations.get(next, authorization);
      if (answer.status() != OK && answer.status() != 202) {
        throw refused("the list of footprints", answer);
      }
      json(answer).path("data").forEach(all::add);
      Matcher link = NEXT.matcher(answer.headers().getOrDefault("link", ""));
      if (!link.find()) {
        return all;
      }
      next = onward(way, link.group(1));
    }
    return all;
  }

  /// The token goes to nobody but the partner.
  private static URI onward(Way way, String link) throws IOException {
    URI here = way.at("/3/footprints");
    try {
      URI next = here.resolve(URI.create(link));
      if (String.valueOf(next.getScheme()).equals(here.getScheme())
          && String.valueOf(next.getAuthority()).equals(here.getAuthority())) {
        return next;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("the address of the next page is none", e);
    }
    throw new IOException("the next page is on another server");
  }

  /// One footprint.
  JsonNode one(Way way, String id) throws IOException {
    Outbound.Answer answer = destinations.get(way.at("/3/footprints/" + id), authorization(way));
    if (answer.status() != OK) {
      throw refused("the footprint", answer);
    }
    return json(answer).path("data");
  }

  private Map<String, String> authorization(Way way) throws IOException {
    String pair =
        URLEncoder.encode(way.client(), UTF_8) + ":" + URLEncoder.encode(way.secret(), UTF_8);
    Outbound.Answer answer =
        destinations.post(
            tokens(way),
            "application/x-www-form-urlencoded",
            "grant_type=client_credentials".getBytes(UTF_8),
            Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)),
                "Accept",
                "application/json"));
    if (answer.status() != OK) {
      throw refused("the token", answer);
    }
    String token = json(answer).path("access_token").asString("");
    if (!TOKEN.matcher(token).matches()) {
      throw new IOException("the partner gave no token");
    }
    return Map.of("Authorization", "Bearer " + token, "Accept", "application/json");
  }

  private URI tokens(Way way) throws IOException {
    Outbound.Answer answer =
        destinations.get(
            way.at("/.well-known/openid-configuration"), Map.of("Accept", "application/json"));
    if (answer.status() == OK) {
      try {
        String told = json(answer).path("token_endpoint").asString("");
        if (!told.isEmpty()) {
          return URI.create(told);
        }
      } catch (IllegalArgumentException e) {
        throw new IOException("the address of the partner's tokens is none", e);
      }
    }
    return way.at("/auth/token");
  }

  private static JsonNode json(Outbound.Answer answer) throws IOException {
    try {
      return StrictJson.object(answer.body(), "answer");
    } catch (Malformed e) {
      throw new IOException(e.sentence(), e);
    }
  }

  private static IOException refused(String what, Outbound.Answer answer) {
    return new IOException("for " + what + " the partner answered " + answer.status());
  }
}
