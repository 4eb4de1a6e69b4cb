package tallystick.edge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.DevicesAction.ReportDevice;
import tallystick.edge.crew.Plan;
import tallystick.kernel.Codec;
import tallystick.kernel.Require;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How the owner wants the device: the `rules` and the `plan` of the wanted configuration. The last
/// good ones are kept, and hold after a restart without a network.
final class Settings {
  private static final String RULES = "rules";
  private static final String PLAN = "plan";
  private static final String SITE = "site";
  private static final String VERSION = "version";
  private static final String INSTALLED = "installed";

  private final Outbox outbox;
  private final Watch watch;
  private final String firmware;
  private List<Rule> wanted = List.of();
  private List<Rule> configured = List.of();
  private volatile Plan plan = new Plan(0, List.of());

  Settings(Outbox outbox, Watch watch, String firmware) {
    this.outbox = outbox;
    this.watch = watch;
    this.firmware = firmware;
    String kept = outbox.setting(RULES);
    if (kept != null) {
      wanted = rules(Codec.JSON.readTree(kept));
      watch();
    }
    String planned = outbox.setting(PLAN);
    if (planned != null) {
      plan = Codec.JSON.readValue(planned, Plan.class);
    }
  }

  /// What the site is to do in an emergency, as far as this device has heard.
  Plan plan() {
    return plan;
  }

  /// Watches by these rules too, where those of the owner's wish say nothing.
  synchronized void configured(List<Rule> rules) {
    configured = rules;
    watch();
  }

  private void watch() {
    Map<String, Rule> all = new LinkedHashMap<>();
    wanted.forEach(rule -> all.put(rule.threshold(), rule));
    configured.forEach(rule -> all.putIfAbsent(rule.threshold(), rule));
    watch.rules(List.copyOf(all.values()));
  }

  /// Takes `{"version":2,"wanted":"{\"rules\":[…]}"}` and reports what came of it, once a version.
  synchronized void take(byte[] message) {
    long version;
    JsonNode wish;
    try {
      JsonNode json = Codec.JSON.readTree(message);
      version = json.path(VERSION).asLong(0);
      wish = Codec.JSON.readTree(json.path("wanted").asString("{}"));
    } catch (JacksonException e) {
      return;
    }
    if (version <= has()) {
      return;
    }
    String failure = use(wish);
    outbox.set(VERSION, Long.toString(version));
    report(failure == null ? "" : failure);
  }

  /// Reports which releases run, and why others do not.
  synchronized void installed(List<String> releases, String error) {
    outbox.set(INSTALLED, String.join(",", releases));
    report(error);
  }

  /// Reports how the site is.
  ///
  /// @param site a JSON object
  synchronized void site(String site) {
    outbox.set(SITE, site);
    report("");
  }

  private void report(String error) {
    ObjectNode reported = Codec.JSON.createObjectNode();
    if (!error.isEmpty()) {
      reported.put("error", error);
    }
    String site = outbox.setting(SITE);
    if (site != null) {
      reported.set(SITE, Codec.JSON.readTree(site));
    }
    String installed = outbox.setting(INSTALLED);
    List<String> releases =
        installed == null || installed.isEmpty() ? List.of() : List.of(installed.split(",", -1));
    outbox.act(
        Signer.freshId(),
        new ReportDevice(has(), reported.toString(), -1, firmware, 0, 0, 0, releases));
  }

  private long has() {
    String version = outbox.setting(VERSION);
    return version == null ? 0 : Long.parseLong(version);
  }

  /// Uses the rules and the plan, or says why they are none.
  private @Nullable String use(JsonNode wish) {
    try {
      JsonNode json = wish.path(RULES);
      List<Rule> rules = rules(json);
      if (wish.has(PLAN)) {
        Plan next = Codec.JSON.treeToValue(wish.path(PLAN), Plan.class);
        outbox.set(PLAN, Codec.JSON.writeValueAsString(next));
        plan = next;
      }
      outbox.set(RULES, json.isMissingNode() ? "[]" : json.toString());
      this.wanted = rules;
      watch();
      return null;
    } catch (JacksonException | Require.Field e) {
      return "rules or plan: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
  }

  private static List<Rule> rules(JsonNode json) {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : json) {
      rules.add(Codec.JSON.treeToValue(rule, Rule.class));
    }
    Require.size(rules, 0, Rule.MAX, RULES);
    return rules;
  }
}
