package tallystick.server.pact;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tallystick.server.access.Access;
import tallystick.server.access.Person;
import tallystick.server.gateway.Gateway;
import tallystick.server.oauth.OAuth;
import tallystick.server.outbound.Destinations;
import tallystick.server.views.Questions;

/// What Spring is told of PACT.
@Configuration(proxyBeanMethods = false)
@Import({PactController.class, PartnersController.class})
public class PactConfiguration {
  /// The same as an addition to the gateway.
  ///
  /// @param oauth by which partners come in
  /// @param destinations where partners may be
  public static Gateway.Addition addition(Access access, OAuth oauth, Destinations destinations) {
    return new Gateway.Addition(
        PactConfiguration.class,
        Map.of("pactClient", new PactClient(destinations, access.clock())),
        PactOperations.ALL);
  }

  /// What a person exchanged: partners without what opens anything, requests, and what came.
  public record Exchanged(List<?> partners, List<?> requests, List<?> received) {}

  /// The same of one person.
  public static Exchanged of(Access access, String person) {
    Person one = access.people().byId(person);
    return new Exchanged(
        new PartnerRows(access).all(one).stream().map(PartnersController.Shown::of).toList(),
        new Exchanges(access).all(one),
        new ReceivedRows(access).all(one).stream().map(row -> row.document().json()).toList());
  }

  @Bean
  Footprints footprints(Questions questions) {
    return new Footprints(questions);
  }

  @Bean
  Exchange pactExchange(Access access, Footprints footprints, PactClient client) {
    return new Exchange(access, footprints, client);
  }
}
