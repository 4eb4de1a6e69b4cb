package tallystick.server.passport;

import jakarta.servlet.http.HttpServletRequest;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tallystick.domains.custody.Epc;
import tallystick.domains.custody.Epc.Level;
import tallystick.kernel.Codec;
import tallystick.server.access.Access;
import tallystick.server.gateway.Problem;
import tallystick.server.views.Questions;
import tools.jackson.databind.node.ObjectNode;

/// Hands out passports, and the key by which they are checked.
@RestController
final class PassportController {
  private static final String PATH = "/v1/passports/";

  /// W3C Verifiable Credentials Data Model 2.0, C.1.
  private static final String MEDIA = "application/vc";

  private final Questions questions;
  private final Access access;
  private final Issuer issuer;

  PassportController(Questions questions, Access access) {
    this.questions = questions;
    this.access = access;
    this.issuer = new Issuer(access.vault());
  }

  /// Answers as JSON to whoever asks for that, so that browsers show it.
  @GetMapping({PATH + "{path}", PATH + "**"})
  ResponseEntity<byte[]> passport(HttpServletRequest request) {
    Epc epc = epc(request.getRequestURI().substring(PATH.length()));
    String root = root();
    ObjectNode document =
        new Passport(questions, root)
            .of(
                epc,
                Issuer.did(root),
                "Tallystick",
                access.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    ObjectNode signed =
        DataIntegrity.sign(
            document, issuer.key(), Issuer.method(root), document.path("validFrom").asString());
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    boolean plain = accept != null && accept.contains("text/html");
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, plain ? "application/json" : MEDIA)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .body(Codec.JSON.writeValueAsBytes(signed));
  }

  private static Epc epc(String key) {
    try {
      Epc epc = Epc.of(key);
      if (epc.level() == Level.THING || epc.level() == Level.CLASS) {
        return epc;
      }
    } catch (IllegalArgumentException e) {
      throw missing("A thing or lot must be " + e.getMessage() + ".");
    }
    throw missing("A place or a party has no passport.");
  }

  private static RuntimeException missing(String why) {
    return Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such thing or lot. " + why)
        .exception();
  }

  @GetMapping(path = "/.well-known/did.json", produces = "application/did+json")
  ResponseEntity<byte[]> did() {
    return ResponseEntity.ok(Codec.JSON.writeValueAsBytes(issuer.document(root())));
  }

  private String root() {
    return access.origin().isEmpty()
        ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
        : access.origin();
  }
}
