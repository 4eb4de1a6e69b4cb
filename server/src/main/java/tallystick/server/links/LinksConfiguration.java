package tallystick.server.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tallystick.server.gateway.Gateway;
import tallystick.server.gateway.Operation;
import tallystick.server.gateway.Operation.Caller;

/// The addresses of the resolver, and of reading codes.
@Configuration(proxyBeanMethods = false)
@Import({CodesController.class, ResolverController.class})
public class LinksConfiguration {
  /// The same as an addition to the gateway.
  public static Gateway.Addition addition() {
    List<Operation> all = new ArrayList<>();
    all.add(
        operation(
            "/.well-known/gs1resolver", "resolver", "What this resolver resolves", List.of()));
    for (String ai : ResolverController.KEYS) {
      all.add(
          operation(
              "/" + ai + "/{path}",
              "resolve_" + ai,
              "Leads from a GS1 Digital Link to what there is of the thing",
              List.of("path", "linkType")));
    }
    all.add(
        new Operation(
            Caller.MEMBER,
            "post",
            "/v1/session/codes",
            "read_codes",
            "links",
            "What the bar codes and QR codes in a picture say",
            List.of(),
            null,
            CodesController.Codes.class));
    return new Gateway.Addition(LinksConfiguration.class, Map.of(), List.copyOf(all));
  }

  private static Operation operation(String path, String id, String summary, List<String> names) {
    return new Operation(
        Caller.ANYONE, "get", path, "links_" + id, "links", summary, names, null, null);
  }
}
