package tallystick.server.gateway;

import com.jerolba.carpet.CarpetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tallystick.server.Web.Answer;
import tallystick.server.exports.TradeLine;

/// Reads a file of trades back.
final class ParquetFile {
  private ParquetFile() {}

  static List<Long> trades(Answer answer) throws IOException {
    Path file = Files.createTempFile("trades", ".parquet");
    try {
      Files.write(file, answer.body());
      return new CarpetReader<>(file.toFile(), TradeLine.class)
          .toList().stream().map(TradeLine::trade).toList();
    } finally {
      Files.delete(file);
    }
  }
}
