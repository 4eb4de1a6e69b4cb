package tallystick.server.devices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.devices.DevicesAction.AcknowledgeCommand;
import tallystick.domains.devices.DevicesAction.CommandDevice;
import tallystick.domains.devices.DevicesAction.ConfigureDevice;
import tallystick.domains.devices.DevicesAction.PublishRelease;
import tallystick.domains.devices.DevicesAction.ReportDevice;
import tallystick.domains.devices.DevicesAction.RevokeDevice;
import tallystick.domains.devices.DevicesAction.RollBack;
import tallystick.domains.devices.DevicesAction.RollOut;
import tallystick.domains.devices.ReleaseKind;
import tallystick.server.Someone;
import tallystick.server.TestLog;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tools.jackson.databind.JsonNode;

/// Who may say and hear what at the real broker.
class MqttTest {
  private final Web web = TestVenue.get().web();
  private final Someone owner = member();

  private static Someone member() {
    try {
      return TestVenue.get().member("Owner", 0);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void isTurnedAway(String client, String password) {
    Mqtt5BlockingClient stranger = Gadget.client(client);
    Mqtt5ConnAckException refused =
        assertThrows(
            Mqtt5ConnAckException.class,
            () ->
                stranger
                    .connectWith()
                    .simpleAuth()
                    .username("device")
                    .password(password.getBytes(UTF_8))
                    .applySimpleAuth()
                    .send());
    assertEquals(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED, refused.getMqttMessage().getReasonCode());
  }

  @Test
  void only_a_fresh_token_of_ones_own_key_for_this_log_opens_the_door() {
    Someone self = Someone.fresh();
    Someone other = Someone.fresh();
    String id = self.principal();
    long now = System.currentTimeMillis() / 1000;
    isTurnedAway(id, "");
    isTurnedAway(id, "no token");
    isTurnedAway(other.principal(), Gadget.token(self));
    isTurnedAway(id, Gadget.token(other, id, TestLog.ORIGIN, now, now + 600));
    isTurnedAway(id, Gadget.token(self, id, "another log", now, now + 600));
    isTurnedAway(id, Gadget.token(self, id, TestLog.ORIGIN, now - 700, now - 100));
    isTurnedAway(id, Gadget.token(self, id, TestLog.ORIGIN, now + 100, now + 600));
    isTurnedAway(id, Gadget.token(self, id, TestLog.ORIGIN, now, now + 601));
    String token = Gadget.token(self);
    isTurnedAway(id, token.substring(0, token.length() - 6) + "AAAAAA");
    isTurnedAway("tallystick-server", "guess");
    Mqtt5BlockingClient welcome = Gadget.client(id);
    welcome
        .connectWith()
        .simpleAuth()
        .username("device")
        .password(token.getBytes(UTF_8))
        .applySimpleAuth()
        .send();
    welcome.disconnect();
  }

  @Test
  void a_device_neither_hears_nor_speaks_for_another() throws Exception {
    try (Gadget one = Gadget.of(owner, "");
        Gadget two = Gadget.of(owner, "")) {
      for (String topic : List.of(one.topic("receipts"), one.topic("acts"), "#", "tallystick/#")) {
        assertThrows(
            Mqtt5SubAckException.class,
            () -> two.client().subscribeWith().topicFilter(topic).qos(MqttQos.AT_LEAST_ONCE).send(),
            topic);
      }
      assertThrows(
          RuntimeException.class,
          () ->
              two.client()
                  .publishWith()
                  .topic(one.topic("acts"))
                  .qos(MqttQos.AT_LEAST_ONCE)
                  .payload(new byte[1])
                  .send());
      one.acts(one.self.signs(report()));
      assertTrue(one.receipt().path("receipts").path(0).path("accepted").asBoolean());
    }
  }

  private static ReportDevice report() {
    return new ReportDevice(0, "{}", 50, "1.0", 0, 0, 0, List.of());
  }

  @Test
  void what_the_owner_wants_reaches_the_device_and_what_it_answers_the_owner() throws Exception {
    String group = "g-" + owner.principal().substring(0, 8);
    try (Gadget gadget = Gadget.of(owner, group)) {
      assertEquals(0, until(gadget, "commands", 0).path("items").size());
      web.does(owner.signs(new ConfigureDevice(gadget.device(), "{\"every\":60}")));
      JsonNode wanted = gadget.told("wanted");
      assertEquals(1, wanted.path("version").longValue());
      assertEquals("{\"every\":60}", wanted.path("wanted").asString());
      String command =
          web.does(
              owner.signs(new CommandDevice(gadget.device(), "defrost", "{}", Someone.soon())));
      JsonNode commands = until(gadget, "commands", 1);
      assertEquals(command, commands.path("items").path(0).path("command").asString());
      gadget.acts(gadget.self.signs(new AcknowledgeCommand(command, true, "{}")));
      assertTrue(gadget.receipt().path("receipts").path(0).path("accepted").asBoolean());
      until(gadget, "commands", 0);
      String first = web.does(owner.signs(release("1")));
      web.does(owner.signs(new RollOut(first, group, 100)));
      assertEquals("1", version(until(gadget, "releases", 1)));
      String second = web.does(owner.signs(release("2")));
      web.does(owner.signs(new RollOut(second, group, 100)));
      JsonNode releases = gadget.told("releases");
      while (!version(releases).equals("2")) {
        releases = gadget.told("releases");
      }
      web.does(owner.signs(new RollBack(second, group)));
      while (!version(releases).equals("1")) {
        releases = gadget.told("releases");
      }
    }
  }

  private static PublishRelease release(String version) {
    return new PublishRelease(ReleaseKind.MODEL, "doors", version, "ab".repeat(32), 1_000);
  }

  private static String version(JsonNode releases) {
    return releases.path("items").path(0).path("version").asString();
  }

  /// The next list of so many items.
  private static JsonNode until(Gadget gadget, String what, int items) throws Exception {
    JsonNode list = gadget.told(what);
    while (list.path("items").size() != items) {
      list = gadget.told(what);
    }
    return list;
  }

  @Test
  void a_revoked_device_is_cut_off_and_does_not_come_back() throws Exception {
    try (Gadget gadget = Gadget.of(owner, "")) {
      web.does(owner.signs(new RevokeDevice(gadget.device(), "Stolen")));
      assertTrue(gadget.isCutOff());
      isTurnedAway(gadget.self.principal(), Gadget.token(gadget.self));
    }
  }

  @Test
  void who_shouts_is_told_and_others_are_heard() throws Exception {
    try (Gadget loud = Gadget.of(owner, "");
        Gadget quiet = Gadget.of(owner, "")) {
      byte[] noise = "{}".getBytes(UTF_8);
      for (int i = 0; i < 1_000; i++) {
        var _ =
            loud.client()
                .toAsync()
                .publishWith()
                .topic(loud.topic("acts"))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(noise)
                .send();
      }
      quiet.acts(quiet.self.signs(report()));
      assertTrue(quiet.receipt().path("receipts").path(0).path("accepted").asBoolean());
      JsonNode answer = loud.receipt();
      int others = 0;
      while (!answer.path("problem").path("code").asString().equals("rate-limited")) {
        answer = loud.receipt();
        others++;
      }
      assertTrue(others < 1_000, "answers before the limit: " + others);
    }
  }
}
