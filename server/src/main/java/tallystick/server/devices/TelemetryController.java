package tallystick.server.devices;

import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tallystick.server.gateway.Problem;
import tallystick.server.views.Databases;

/// Readings of devices over HTTP: charts of any span, and the proof of a single one.
@RestController
final class TelemetryController {
  private static final Pattern DEVICE = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern CHANNEL = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,39}");

  private final Charts charts;

  TelemetryController(Databases databases) {
    this.charts = new Charts(databases.reading());
  }

  @GetMapping("/v1/devices/telemetry")
  Charts.Chart chart(
      @RequestParam String device,
      @RequestParam String channel,
      @RequestParam long from,
      @RequestParam long until,
      @RequestParam(defaultValue = "500") int points) {
    if (!CHANNEL.matcher(channel).matches()) {
      throw wrong("channel", "channel must be the name of a channel.");
    }
    if (from < 0 || until <= from || until - from > Charts.MAX_SPAN_MILLIS) {
      throw wrong("until", "until must be after from, by a hundred years at most.");
    }
    if (points < 1 || points > Charts.MAX_POINTS) {
      throw wrong("points", "points must be from 1 to " + Charts.MAX_POINTS + ".");
    }
    return charts.chart(device, principal(device), channel, from, until, points);
  }

  @GetMapping("/v1/devices/reading")
  Charts.Proof proof(@RequestParam String device, @RequestParam long sequence) {
    return charts
        .proof(device, principal(device), sequence)
        .orElseThrow(() -> missing("The device has no reading of this number here."));
  }

  private String principal(String device) {
    if (!DEVICE.matcher(device).matches()) {
      throw wrong("device", "device must be 32 hexadecimal digits.");
    }
    return charts
        .principal(device)
        .orElseThrow(() -> missing("There is no such device, or it has not enrolled."));
  }

  private static RuntimeException wrong(String field, String sentence) {
    return Problem.of(HttpStatus.BAD_REQUEST, "invalid-parameter", "/" + field, sentence)
        .exception();
  }

  private static RuntimeException missing(String sentence) {
    return Problem.of(HttpStatus.NOT_FOUND, "not-found", sentence).exception();
  }
}
