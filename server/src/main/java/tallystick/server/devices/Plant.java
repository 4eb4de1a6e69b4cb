package tallystick.server.devices;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Codec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a device may do with Sparkplug B at our broker, as its owner granted it in the wanted
/// configuration: `{"sparkplug":{"node":"line-1"}}` speaks as an edge node, `{"sparkplug":{
/// "host":true}}` hears all nodes. The group is the owner's principal, so that owners do not meet.
///
/// @param group all nodes of one owner
/// @param node its name as an edge node, empty if it is none
/// @param host whether it is a host application
record Plant(String group, String node, boolean host) {
  private static final Pattern NODE = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
  private static final String ROOT = "spBv1.0";

  /// What a device may, or null if that is nothing.
  ///
  /// @param wanted JSON, as the owner wrote it
  static @Nullable Plant of(String owner, String wanted) {
    JsonNode grant;
    try {
      grant = Codec.JSON.readTree(wanted).path("sparkplug");
    } catch (JacksonException e) {
      return null;
    }
    String node = grant.path("node").asString("");
    boolean host = grant.path("host").asBoolean(false);
    return (host && node.isEmpty()) || NODE.matcher(node).matches()
        ? new Plant(owner, node, host)
        : null;
  }

  /// Who gets permissions.
  interface Permissions {
    void publish(String topic, boolean retained);

    void subscribe(String topic);
  }

  /// Gives what it may.
  ///
  /// @param client the name under which it is a host application
  void permit(String client, Permissions permissions) {
    permissions.subscribe(topic("STATE/+"));
    if (!node.isEmpty()) {
      for (String said : new String[] {"BIRTH", "DATA", "DEATH"}) {
        permissions.publish(topic(group + "/N" + said + "/" + node), false);
        permissions.publish(topic(group + "/D" + said + "/" + node + "/+"), false);
      }
      permissions.subscribe(topic(group + "/NCMD/" + node + "/#"));
      permissions.subscribe(topic(group + "/DCMD/" + node + "/#"));
    }
    if (host) {
      permissions.subscribe(topic(group + "/#"));
      permissions.publish(topic(group + "/NCMD/+"), false);
      permissions.publish(topic(group + "/DCMD/+/+"), false);
      permissions.publish(topic("STATE/" + client), true);
    }
  }

  private static String topic(String rest) {
    return ROOT + "/" + rest;
  }
}
