package tallystick.server.pact;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tallystick.server.gateway.Gateway;
import tallystick.server.gateway.Operation;
import tallystick.server.gateway.Operation.Caller;

/// The addresses of PACT.
@Configuration(proxyBeanMethods = false)
@Import(PactController.class)
public class PactConfiguration {
  private static final List<String> FILTERS =
      List.of(
          "limit",
          "productId",
          "companyId",
          "geography",
          "classification",
          "validOn",
          "validAfter",
          "validBefore",
          "status");

  /// The same as an addition to the gateway.
  public static Gateway.Addition addition() {
    return new Gateway.Addition(
        PactConfiguration.class,
        Map.of(),
        List.of(
            operation("", "footprints", "Footprints of products, as PACT lists them", FILTERS),
            operation("/{id}", "footprint", "One footprint, as PACT writes it", List.of("id"))));
  }

  private static Operation operation(String path, String id, String summary, List<String> names) {
    return new Operation(
        Caller.ANYONE,
        "get",
        "/v1/pact/3/footprints" + path,
        "pact_" + id,
        "pact",
        summary,
        names,
        null,
        null);
  }
}
