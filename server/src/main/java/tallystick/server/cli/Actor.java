package tallystick.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tallystick.domains.Domains;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Ids;
import tallystick.kernel.Malformed;
import tallystick.kernel.SigningKey;
import tallystick.server.venue.KeyFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// In whose name a command acts: a key file, or one of the demo people.
final class Actor {
  private static final long UNTIL_MILLIS = 5L * 60 * 1000;

  private final SigningKey key;
  private final Codec codec;

  private Actor(SigningKey key, Codec codec) {
    this.key = key;
    this.codec = codec;
  }

  /// Finds somebody by a key file, or by (part of) the name of one of the demo people.
  static Actor of(String as, VenueApi venue) throws IOException, InterruptedException {
    Path file = Path.of(as);
    JsonNode here = venue.get("/v1/venue");
    Codec codec = new Codec(Domains.ALL).forLog(here.required("origin").stringValue());
    if (Files.isRegularFile(file)) {
      return new Actor(KeyFile.read(file), codec);
    }
    boolean demo = here.path("demo").booleanValue();
    for (JsonNode person :
        demo ? venue.get("/v1/demo/people").required("items") : List.<JsonNode>of()) {
      String name = person.required("name").stringValue();
      if (name.toLowerCase(Locale.ROOT).contains(as.toLowerCase(Locale.ROOT))) {
        byte[] seed = Base64.getUrlDecoder().decode(person.required("seed").stringValue());
        return new Actor(SigningKey.fromSeed(seed), codec);
      }
    }
    throw new IOException(
        "nobody is called " + as + " here, and there is no key file of that name");
  }

  String principal() {
    return Ids.principalOf(key.keyId());
  }

  /// Signs one action as somebody wrote it, once it is seen to be one.
  ///
  /// @throws IOException when it is none, saying what is wrong with it
  Envelope sign(String type, JsonNode body) throws IOException {
    byte[] payload = payload(type, body);
    try {
      var _ = codec.payload(payload);
    } catch (Malformed e) {
      throw new IOException(e.pointer() + " " + e.sentence(), e);
    }
    return Envelope.sign(payload, key);
  }

  /// Signs a request to read, which is no action.
  Envelope signRead(String type) {
    return Envelope.sign(payload(type, Codec.JSON.createObjectNode()), key);
  }

  private byte[] payload(String type, JsonNode body) {
    ObjectNode json = Codec.JSON.createObjectNode();
    json.put("v", 1).put("log", codec.log()).put("id", id()).put("type", type);
    json.put("by", principal()).put("until", until()).set("body", body);
    return Codec.JSON.writeValueAsBytes(json);
  }

  /// Signs one action under an id that the caller chose.
  Envelope sign(String id, Action action) {
    return Envelope.sign(codec.payload(id, principal(), until(), action), key);
  }

  Envelope sign(List<? extends Action> actions) {
    return Envelope.sign(codec.payload(id(), principal(), until(), false, actions), key);
  }

  private static String id() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static long until() {
    return System.currentTimeMillis() + UNTIL_MILLIS;
  }
}
