package tallystick.server.compliance;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;
import tallystick.server.gateway.Body;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Travel Rule data of one's own transfers.
@RestController
final class TravelController {
  private static final String ROOT = "/v1/session/compliance/travel";
  private static final int MAX_BODY = 64 << 10;
  private static final int PAGE = 100;

  private final Compliance compliance;

  TravelController(Compliance compliance) {
    this.compliance = compliance;
  }

  /// The transfer that the data are for; beside it `ivms101` has them.
  record TravelTransfer(String to, String asset, long amount) {
    TravelTransfer {
      Require.principal(to, "to");
      Require.asset(asset, "asset");
      Require.positive(amount, "amount");
    }
  }

  /// @param commitment for the act `compliance.CommitTravelData`
  record KeptTravelData(String commitment) {}

  record HandedTravelData(List<TravelData.Handed> items) {}

  @PostMapping(ROOT)
  KeptTravelData keep(HttpServletRequest request) {
    Caller caller = Caller.of(compliance.access(), request);
    ObjectNode body = (ObjectNode) Body.json(request, MAX_BODY);
    JsonNode data = body.path("ivms101");
    Ivms101.require(data);
    body.remove("ivms101");
    TravelTransfer transfer = StrictJson.as(body, TravelTransfer.class, "");
    return new KeptTravelData(
        compliance
            .travel()
            .keep(
                caller.principal(),
                transfer.to(),
                transfer.asset(),
                transfer.amount(),
                data.toString()));
  }

  @GetMapping(ROOT)
  HandedTravelData mine(HttpServletRequest request) {
    Caller caller = Caller.of(compliance.access(), request);
    return new HandedTravelData(compliance.travel().of(caller.principal(), PAGE));
  }
}
