package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Codec;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// What is heard at `/v1/stream`.
class StreamTest {
  private static final TestVenue VENUE = TestVenue.get();
  private static final Web WEB = VENUE.web();
  private static final int ACTS = 150;
  private static final int LISTS = 20;

  private static List<Long> heights(List<JsonNode> messages) {
    return messages.stream().map(message -> message.path("height").longValue()).toList();
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private static void renames(Someone who, int count) {
    try {
      for (int i = 0; i < count; i++) {
        WEB.does(who.signs(new RenamePrincipal("Name " + i)));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void an_account_hears_of_its_entries() throws Exception {
    Someone payer = VENUE.member("Payer", 500);
    Someone payee = VENUE.member("Payee", 0);
    try (Ear ear = Ear.of(WEB)) {
      ear.subscribe("accounts.account." + payee.principal());
      String id =
          WEB.does(payer.signs(new Transfer(payee.principal(), TestVenue.USD, 200, "thanks")));
      JsonNode message = ear.next();
      assertEquals("accounts.account." + payee.principal(), message.path("topic").asString());
      assertEquals(id, message.path("action").asString());
      assertEquals("accounts.Posted", message.path("event").path("type").asString());
      JsonNode body = message.path("event").path("body");
      assertEquals(200, body.path("available").longValue());
      assertEquals("thanks", body.path("memo").asString());
      assertEquals(List.of(), ear.await());
    }
  }

  @Test
  void every_act_and_every_block_is_told_refused_ones_too() throws Exception {
    Someone who = Someone.fresh();
    try (Ear ear = Ear.of(WEB)) {
      ear.subscribe("log.actions", "log.blocks");
      String id = WEB.receipt(who.signs(new RenamePrincipal("Nobody"))).id();
      JsonNode action = ear.next().path("event");
      assertEquals("log.Action", action.path("type").asString());
      assertEquals(id, action.path("body").path("id").asString());
      assertEquals(who.principal(), action.path("body").path("by").asString());
      assertEquals("identity.KEY_UNKNOWN", action.path("body").path("reason").asString());
      JsonNode block = ear.next().path("event");
      assertEquals("log.Block", block.path("type").asString());
      assertEquals(0, block.path("body").path("accepted").longValue());
    }
  }

  @Test
  void whoever_comes_back_misses_nothing_and_hears_nothing_twice() throws Exception {
    Someone who = VENUE.member("Busy", 0);
    renames(who, 20);
    long from = WEB.height() - 15;
    List<Ear> ears = new ArrayList<>();
    try {
      var acting = CompletableFuture.runAsync(() -> renames(who, ACTS));
      while (!acting.isDone()) {
        Ear ear = Ear.of(WEB);
        ears.add(ear);
        ear.say("{\"subscribe\":[\"log.blocks\"],\"from\":%d}".formatted(from));
        assertEquals(from, ear.next().path("height").longValue());
      }
      acting.join();
      long last = WEB.height();
      assertTrue(ears.size() > 3);
      for (Ear ear : ears) {
        long told = from;
        while (told < last) {
          assertEquals(++told, ear.next().path("height").longValue());
        }
        assertEquals(List.of(), ear.await());
      }
    } finally {
      ears.forEach(Ear::close);
    }
  }

  @Test
  void a_replay_from_the_beginning_tells_of_every_block() throws Exception {
    try (Ear ear = Ear.of(WEB)) {
      ear.say("{\"subscribe\":[\"log.blocks\"],\"from\":-7}");
      long last = WEB.height();
      List<JsonNode> told = ear.await();
      assertEquals(range(1, told.size()), heights(told));
      assertTrue(told.size() >= last);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "nothing",
        "{\"subscribe\":[1]}",
        "{\"subscribe\":[\"\"]}",
        "{\"subscribe\":[null]}",
        "{\"subscribe\":[{}]}",
        "{\"subscribe\":[\"market\"]}",
        "{\"subscribe\":[\"market.listing.'; DROP TABLE x\"]}",
        "{\"unsubscribe\":[\"a b\"]}",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
      })
  void a_message_that_cannot_be_read_is_a_problem_and_no_end(String message) throws Exception {
    try (Ear ear = Ear.of(WEB)) {
      ear.say(message);
      JsonNode problem = ear.next().path("problem");
      Bad.problem(400, "malformed", problem.path("pointer").asString(), problem);
      ear.say("{\"subscribe\":[\"log.blocks\"],\"from\":1}");
      assertEquals(1, ear.next().path("height").longValue());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "\"text\"",
        "{}",
        "{\"subscribe\":\"log.blocks\"}",
        "{\"subscribe\":[],\"from\":\"x\"}",
        "{\"from\":1e99}",
        "{\"from\":{}}",
        "{\"unsubscribe\":[\"log.blocks\"]}",
      })
  void a_message_that_asks_for_nothing_does_no_harm(String message) throws Exception {
    try (Ear ear = Ear.of(WEB)) {
      ear.say(message);
      ear.say("{\"subscribe\":[\"log.blocks\"],\"from\":1}");
      JsonNode next = ear.next();
      assertEquals(1, (next.has("problem") ? ear.next() : next).path("height").longValue());
    }
  }

  @Test
  void a_client_follows_at_most_200_topics() throws Exception {
    List<String> topics =
        IntStream.rangeClosed(0, 200).mapToObj(i -> "market.listing." + i).toList();
    try (Ear ear = Ear.of(WEB)) {
      ear.subscribe(topics.subList(0, 200).toArray(String[]::new));
      ear.subscribe(topics.subList(0, 200).toArray(String[]::new));
      ear.say(Codec.JSON.writeValueAsString(Map.of("subscribe", topics)));
      JsonNode problem = ear.next().path("problem");
      Bad.problem(400, "malformed", problem.path("pointer").asString(), problem);
      ear.say("{\"unsubscribe\":[\"market.listing.0\"],\"subscribe\":[\"market.listing.200\"]}");
      assertEquals(List.of(), ear.await());
    }
  }

  @Test
  void a_message_that_is_too_long_ends_the_connection() throws Exception {
    try (Ear ear = Ear.of(WEB)) {
      ear.say(" ".repeat(20_000));
      assertEquals(1009, ear.closed());
    }
  }

  @Test
  void whoever_unsubscribes_hears_no_more() throws Exception {
    Someone who = VENUE.member("Quiet", 0);
    try (Ear ear = Ear.of(WEB)) {
      ear.subscribe("log.actions", "identity.principal." + who.principal());
      renames(who, 1);
      assertEquals("log.actions", ear.next().path("topic").asString());
      assertEquals("identity.PrincipalRenamed", ear.next().path("event").path("type").asString());
      ear.say("{\"unsubscribe\":[\"log.actions\"]}");
      ear.await();
      renames(who, 1);
      assertEquals("identity.PrincipalRenamed", ear.next().path("event").path("type").asString());
    }
  }

  @Test
  void one_who_does_not_read_is_sent_away_and_holds_up_nobody() throws Exception {
    Someone payer = VENUE.member("Payer", 1_000_000);
    Someone payee = VENUE.member("Payee", 0);
    int acts = 256;
    try (DeafClient deaf = DeafClient.of(WEB);
        Ear ear = Ear.of(WEB)) {
      deaf.say(
          "{\"subscribe\":[\"log.actions\",\"accounts.account.%s\",\"accounts.account.%s\"]}"
              .formatted(payer.principal(), payee.principal()));
      deaf.awaitAnswer();
      ear.subscribe("log.actions");
      Transfer transfer = new Transfer(payee.principal(), TestVenue.USD, 1, "x".repeat(500));
      for (int i = 0; i < LISTS; i++) {
        Answer answer = WEB.submit(payer.signs(false, Collections.nCopies(acts, transfer)));
        assertEquals(200, answer.status());
        for (int j = 0; j < acts; j++) {
          assertEquals("log.actions", ear.next().path("topic").asString());
        }
      }
      // More than the queue of a client and the buffers of the machine hold.
      deaf.readToTheEnd();
      assertEquals(List.of(), ear.await());
    }
  }
}
