package tallystick.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tallystick.bench.Crowd.Person;
import tallystick.bench.Market.Resting;
import tallystick.domains.Domains;
import tallystick.domains.exchange.ExchangeAction.AmendOrder;
import tallystick.domains.exchange.ExchangeAction.CancelAll;
import tallystick.domains.exchange.ExchangeAction.CancelOrderByClientId;
import tallystick.domains.exchange.ExchangeAction.PlaceOrder;
import tallystick.domains.exchange.TimeInForce;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Payload;
import tallystick.kernel.SigningKey;

class OrdersTest {
  private static final int PATIENT = 10;
  private static final int ENVELOPES = 2_000;
  private static final int ACTIONS = 16;

  private final Codec codec = new Codec(Domains.ALL);
  private Crowd crowd;
  private Orders orders;

  @BeforeEach
  void prepare() throws IOException, InterruptedException {
    crowd = Crowd.founding("tallystick/test", _ -> {}, SigningKey.generate());
    List<Resting> depth = new ArrayList<>();
    for (int i = 0; i < PATIENT * Crowd.LIST; i++) {
      depth.add(new Resting(crowd.people().get(i / Crowd.LIST), i + 1, i % 2 == 0));
    }
    List<Person> traders = crowd.people().subList(PATIENT, crowd.people().size());
    orders = new Orders(crowd, new Market("TEST-MONEY", depth), traders);
  }

  private List<Payload> payloads(int actions) {
    orders.begin();
    List<Envelope> envelopes = orders.envelopes(ENVELOPES, actions);
    return envelopes.stream().map(envelope -> codec.payload(envelope.payload())).toList();
  }

  private static String kind(Action action) {
    return action instanceof PlaceOrder order ? order.timeInForce().name() : "" + action.getClass();
  }

  @Test
  void the_mix_is_that_of_the_benchmarks_of_the_book() {
    Map<String, Long> counts =
        payloads(ACTIONS).stream()
            .flatMap(payload -> payload.actions().stream())
            .collect(Collectors.groupingBy(OrdersTest::kind, Collectors.counting()));
    double all = (double) ENVELOPES * ACTIONS;
    assertEquals(0.45, counts.getOrDefault(TimeInForce.GTC.name(), 0L) / all, 0.05);
    assertEquals(0.10, counts.getOrDefault(TimeInForce.IOC.name(), 0L) / all, 0.03);
    assertEquals(0.33, counts.getOrDefault("" + CancelOrderByClientId.class, 0L) / all, 0.05);
    assertEquals(0.12, counts.getOrDefault("" + AmendOrder.class, 0L) / all, 0.03);
  }

  @Test
  void everybody_cancels_and_amends_only_what_is_theirs_and_begins_with_an_empty_hand() {
    assertEquals(ENVELOPES, payloads(ACTIONS).size());
    Set<String> placed = new HashSet<>();
    Set<String> begun = new HashSet<>();
    for (Payload payload : payloads(ACTIONS)) {
      for (Action action : payload.actions()) {
        if (action instanceof CancelAll) {
          assertTrue(begun.add(payload.by()));
        } else if (action instanceof PlaceOrder order && !order.clientId().isEmpty()) {
          assertTrue(begun.contains(payload.by()));
          assertTrue(placed.add(payload.by() + order.clientId()));
        } else if (action instanceof CancelOrderByClientId cancel) {
          assertTrue(placed.remove(payload.by() + cancel.clientId()));
        } else if (action instanceof AmendOrder amend) {
          Person owner = crowd.people().get((int) (amend.order() - 1) / Crowd.LIST);
          assertEquals(owner.principal(), payload.by());
        }
      }
    }
  }

  @Test
  void single_orders_are_not_spent_on_cleaning_up() {
    assertTrue(
        payloads(1).stream()
            .flatMap(payload -> payload.actions().stream())
            .noneMatch(CancelAll.class::isInstance));
  }
}
