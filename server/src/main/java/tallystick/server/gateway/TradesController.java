package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tallystick.server.exports.TradeHistory;
import tallystick.server.exports.TradeHistory.Range;
import tallystick.server.views.Databases;

/// Trades of an instrument as a file, oldest first. A file ends at a million; the header Link then
/// says where the next one is (RFC 8288, `rel="next"`).
@RestController
final class TradesController {
  private static final int AT_ONCE = 4;

  private final TradeHistory history;
  private final Semaphore running = new Semaphore(AT_ONCE);

  TradesController(Databases databases) {
    this.history = new TradeHistory(databases.reading());
  }

  private interface Format {
    void write(Range range, OutputStream out) throws IOException;
  }

  @GetMapping("/v1/exchange/trades.csv")
  void csv(
      @RequestParam String instrument,
      @RequestParam(defaultValue = "0") long from,
      @RequestParam(defaultValue = "9007199254740991") long to,
      @RequestParam(defaultValue = "0") long after,
      HttpServletResponse response)
      throws IOException {
    Range range = new Range(instrument, from, to, after);
    send("csv", "text/csv;charset=utf-8", range, history::csv, response);
  }

  @GetMapping("/v1/exchange/trades.parquet")
  void parquet(
      @RequestParam String instrument,
      @RequestParam(defaultValue = "0") long from,
      @RequestParam(defaultValue = "9007199254740991") long to,
      @RequestParam(defaultValue = "0") long after,
      HttpServletResponse response)
      throws IOException {
    Range range = new Range(instrument, from, to, after);
    send("parquet", "application/vnd.apache.parquet", range, history::parquet, response);
  }

  private void send(
      String ending, String type, Range range, Format format, HttpServletResponse response)
      throws IOException {
    if (range.instrument().indexOf('\0') >= 0 || !history.knows(range.instrument())) {
      throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such instrument.")
          .exception();
    }
    if (!running.tryAcquire()) {
      throw Problem.of(
              HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "Too many files are made already.")
          .exception();
    }
    try {
      String name = range.instrument() + "-trades." + ending;
      response.setContentType(type);
      response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
      history
          .cut(range)
          .ifPresent(last ->
              response.setHeader(
                  HttpHeaders.LINK,
                  "</v1/exchange/trades.%s?instrument=%s&from=%d&to=%d&after=%d>; rel=\"next\""
                      .formatted(ending, range.instrument(), range.from(), range.to(), last)));
      format.write(range, response.getOutputStream());
    } finally {
      running.release();
    }
  }
}
