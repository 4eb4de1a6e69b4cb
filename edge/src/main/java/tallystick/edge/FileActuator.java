package tallystick.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tallystick.kernel.Codec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A whole number, `{"value":1}`, into a file that is there: how Linux switches pins, lamps and
/// fans (https://www.kernel.org/doc/html/latest/driver-api/gpio/drivers-on-gpio.html).
record FileActuator(String command, Path file) implements Actuator {
  @Override
  public ObjectNode act(JsonNode arguments) throws IOException {
    JsonNode value = arguments.path("value");
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new IOException("value must be a whole number");
    }
    Files.writeString(
        file,
        value.intValue() + "\n",
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
    return Codec.JSON.createObjectNode().put("value", value.intValue());
  }
}
