package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.server.TestVenue;
import tools.jackson.databind.JsonNode;

/// Nothing is answered that does not say who may ask for it.
class DeclaredTest {
  /// The description of the API itself, and what rooms declare.
  private static final String UNTOLD = "get (/docs.*|/openapi.json|/v1/\\{room}/\\{name})";

  @Test
  void every_address_of_every_controller_is_described() throws Exception {
    JsonNode paths = TestVenue.get().web().get("/openapi.json").json().path("paths");
    TreeSet<String> silent = new TreeSet<>();
    int addresses = 0;
    for (String address : addresses()) {
      addresses++;
      String path = address.substring(address.indexOf(' ') + 1).replace("**", "{path}");
      String method = address.substring(0, address.indexOf(' '));
      if (!address.matches(UNTOLD) && !paths.path(path).has(method)) {
        silent.add(address);
      }
    }
    assertTrue(addresses > 40, "only " + addresses + " addresses were found");
    assertEquals(new TreeSet<>(), silent, "addresses that do not say who may use them");
  }

  private static List<String> addresses() throws ClassNotFoundException {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    List<String> addresses = new ArrayList<>();
    for (BeanDefinition found : scanner.findCandidateComponents("tallystick.server")) {
      for (var method : Class.forName(found.getBeanClassName()).getDeclaredMethods()) {
        RequestMapping mapping =
            AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping != null) {
          for (String path : mapping.path()) {
            addresses.add(mapping.method()[0].name().toLowerCase(Locale.ROOT) + " " + path);
          }
        }
      }
    }
    return addresses;
  }

  @Test
  void every_description_says_who_may() throws Exception {
    for (JsonNode path : TestVenue.get().web().get("/openapi.json").json().path("paths")) {
      for (JsonNode operation : path) {
        String may = operation.path("description").asString("");
        assertTrue(may.matches("For .{6,}\\."), operation::toString);
      }
    }
  }

  @Test
  void what_is_declared_can_be_read() throws Exception {
    JsonNode items = TestVenue.get().web().get("/v1/permissions").json().path("items");
    TreeSet<String> names = new TreeSet<>();
    for (JsonNode item : items) {
      assertTrue(names.add(item.path("kind").asString() + item.path("name").asString()));
      assertTrue(item.path("roles").size() > 0, item::toString);
    }
    assertTrue(names.contains("ACTIONmarket.ShipOrder"));
    assertTrue(names.contains("QUERYmarket/orders") || names.contains("QUERYmarket/order"));
    assertTrue(names.contains("OPERATIONend_session"));
  }
}
