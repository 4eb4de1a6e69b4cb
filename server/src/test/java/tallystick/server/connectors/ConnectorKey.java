package tallystick.server.connectors;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tallystick.server.Web.Answer;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;

/// What the owner of a connector does so that its key may sign.
final class ConnectorKey {
  private ConnectorKey() {}

  /// Gives a mandate for the key, for some acts without end.
  static void isLet(Browser owner, String key, String... scope) throws Exception {
    Map<String, Object> mandate = new HashMap<>();
    mandate.put("agent", key);
    mandate.put("label", "Connector");
    mandate.put("scope", List.of(scope));
    mandate.put("counterparties", List.of());
    mandate.put("items", List.of());
    mandate.put("allowances", List.of());
    mandate.put("from", 0);
    mandate.put("until", 0);
    Answer given = owner.acts(Map.of("type", "mandates.GiveMandate", "body", mandate));
    assertTrue(Expect.ok(given).json().path("accepted").booleanValue(), given::text);
  }
}
