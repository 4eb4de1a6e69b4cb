package tallystick.server.passport;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tallystick.server.gateway.Gateway;
import tallystick.server.gateway.Operation;
import tallystick.server.gateway.Operation.Caller;

/// The addresses of passports.
@Configuration(proxyBeanMethods = false)
@Import(PassportController.class)
public class PassportConfiguration {
  /// The same as an addition to the gateway.
  public static Gateway.Addition addition() {
    return new Gateway.Addition(
        PassportConfiguration.class,
        Map.of(),
        List.of(
            operation(
                "/v1/passports/{path}",
                "passport",
                "The signed passport of a thing, lot or product: a verifiable credential",
                List.of("path")),
            operation("/.well-known/did.json", "did", "The key that signs passports", List.of())));
  }

  private static Operation operation(String path, String id, String summary, List<String> names) {
    return new Operation(
        Caller.ANYONE, "get", path, "passport_" + id, "passports", summary, names, null, null);
  }
}
