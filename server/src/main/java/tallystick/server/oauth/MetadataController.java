package tallystick.server.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.server.access.Access;

/// What programs must know to ask for access: RFC 8414, RFC 9728, and our key set (RFC 7517).
@RestController
final class MetadataController {
  /// Where the metadata of what tokens are for is.
  static final String RESOURCE = "/.well-known/oauth-protected-resource";

  private final Access access;
  private final SigningKeys keys;

  MetadataController(OAuth oauth) {
    this.access = oauth.access();
    this.keys = oauth.signingKeys();
  }

  @GetMapping("/.well-known/oauth-authorization-server")
  ResponseEntity<Map<String, Object>> server(HttpServletRequest request) {
    String issuer = access.origin(request);
    List<String> clients = List.of("client_secret_basic", "client_secret_post", "none");
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("issuer", issuer);
    told.put("authorization_endpoint", issuer + "/oauth/authorize");
    told.put("token_endpoint", issuer + "/oauth/token");
    told.put("revocation_endpoint", issuer + "/oauth/revoke");
    told.put("introspection_endpoint", issuer + "/oauth/introspect");
    told.put("jwks_uri", issuer + "/oauth/jwks");
    told.put("response_types_supported", List.of("code"));
    told.put("response_modes_supported", List.of("query"));
    told.put(
        "grant_types_supported",
        List.of("authorization_code", "refresh_token", "client_credentials"));
    told.put("code_challenge_methods_supported", List.of("S256"));
    told.put("token_endpoint_auth_methods_supported", clients);
    told.put("revocation_endpoint_auth_methods_supported", clients);
    told.put(
        "introspection_endpoint_auth_methods_supported",
        List.of("client_secret_basic", "client_secret_post"));
    told.put("dpop_signing_alg_values_supported", DpopProofs.algorithms());
    told.put("authorization_response_iss_parameter_supported", true);
    told.put("scopes_supported", Scopes.known());
    told.put("service_documentation", issuer + "/docs");
    return kept(told);
  }

  @GetMapping(RESOURCE)
  ResponseEntity<Map<String, Object>> resource(HttpServletRequest request) {
    String issuer = access.origin(request);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("resource", issuer);
    told.put("authorization_servers", List.of(issuer));
    told.put("bearer_methods_supported", List.of("header"));
    told.put("scopes_supported", Scopes.known());
    told.put("dpop_signing_alg_values_supported", DpopProofs.algorithms());
    told.put("resource_documentation", issuer + "/docs");
    return kept(told);
  }

  @GetMapping("/oauth/jwks")
  ResponseEntity<Map<String, Object>> jwks() {
    return kept(keys.published().toJSONObject(true));
  }

  private static ResponseEntity<Map<String, Object>> kept(Map<String, Object> told) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(told);
  }
}
