package tallystick.server.devices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tallystick.domains.devices.DevicesAction.RecordReadings;
import tallystick.domains.devices.Reading;
import tallystick.domains.devices.ReadingBatch;
import tallystick.kernel.Envelope;
import tallystick.kernel.Malformed;
import tallystick.kernel.Payload;
import tallystick.kernel.Require;

/// What is sent to the topic `readings`.
///
/// @param envelope of one [RecordReadings]
/// @param lines the lines of its readings, each with a line feed at its end or between, in gzip
///   (RFC 1952), in Base 64
record ReadingsMessage(Envelope envelope, String lines) {
  /// Bytes that lines may come to: as many readings as a batch has, of the longest lines.
  private static final int MAX_BYTES = 1 << 20;

  /// The readings, which must be those that the envelope commits to.
  ///
  /// @throws Malformed `readings-differ` when they are others, `invalid-field` when they are none
  List<Reading> readings(Payload payload) {
    if (payload.actions().size() != 1
        || payload.batch()
        || !(payload.actions().getFirst() instanceof RecordReadings action)) {
      throw new Malformed(
          "invalid-field", "/envelope", "Here goes an envelope of one RecordReadings alone.");
    }
    ReadingBatch batch;
    try {
      batch = ReadingBatch.of(List.of(text().split("\n")));
    } catch (Require.Field e) {
      throw wrong("The lines are no batch: " + e.getMessage() + ".");
    }
    if (!batch.action(action.missing()).equals(action)) {
      throw new Malformed(
          "readings-differ", "/lines", "The envelope commits to other readings than these.");
    }
    return batch.readings();
  }

  private String text() {
    try (GZIPInputStream lines =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(this.lines)))) {
      byte[] bytes = lines.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw wrong("The lines come to more than " + MAX_BYTES + " bytes.");
      }
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw wrong("The lines are not UTF-8.");
    } catch (IOException | IllegalArgumentException e) {
      throw wrong("The lines are not gzip in Base 64.");
    }
  }

  private static Malformed wrong(String sentence) {
    return new Malformed("invalid-field", "/lines", sentence);
  }
}
