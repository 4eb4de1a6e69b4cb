package tallystick.server.exports;

import com.jerolba.carpet.CarpetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Trades of an instrument as files, oldest first. They are read in small pages, each a short
/// query, so that a slow reader holds no connection and no file waits in memory.
public final class TradeHistory {
  /// Trades in one file; the next one begins where it ends.
  public static final int MAX_TRADES = 1_000_000;

  private static final int PAGE = 5_000;
  private static final String RANGE =
      "FROM exchange.trades WHERE instrument = :instrument AND trade > :after"
          + " AND time >= :from AND time < :to ";

  private final JdbcClient sql;

  /// @param source connections that only read
  public TradeHistory(DataSource source) {
    this.sql = JdbcClient.create(source);
  }

  /// Which trades are asked for.
  ///
  /// @param from log time in milliseconds, in
  /// @param to log time in milliseconds, out
  /// @param after a trade's number; those after it
  public record Range(String instrument, long from, long to, long after) {}

  /// Where lines go.
  private interface Sink {
    void write(TradeLine line) throws IOException;
  }

  /// Whether there is such an instrument.
  public boolean knows(String instrument) {
    return !sql.sql("SELECT 1 FROM exchange.instruments WHERE instrument = :instrument")
        .param("instrument", instrument)
        .query()
        .listOfRows()
        .isEmpty();
  }

  /// The last trade that fits a file, if there are more.
  public OptionalLong cut(Range range) {
    List<Long> around =
        bind("SELECT trade " + RANGE + "ORDER BY trade OFFSET :rows LIMIT 2", range)
            .param("rows", MAX_TRADES - 1)
            .query(Long.class)
            .list();
    return around.size() < 2 ? OptionalLong.empty() : OptionalLong.of(around.getFirst());
  }

  /// Writes lines of comma-separated values (RFC 4180) with a header.
  public void csv(Range range, OutputStream out) throws IOException {
    String[] header =
        Arrays.stream(TradeLine.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toArray(String[]::new);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader(header).get();
    CSVPrinter printer =
        new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), format);
    each(
        range,
        line ->
            printer.printRecord(
                line.trade(),
                line.time(),
                line.instrument(),
                line.price(),
                line.quantity(),
                line.value(),
                line.takerSide(),
                line.taker(),
                line.maker(),
                line.buyer(),
                line.seller(),
                line.buyerFee(),
                line.sellerFee(),
                line.auction(),
                line.action()));
    printer.flush();
  }

  /// Writes a Parquet file of the same columns, compressed by Zstandard.
  public void parquet(Range range, OutputStream out) throws IOException {
    try (CarpetWriter<TradeLine> writer =
        new CarpetWriter.Builder<>(out, TradeLine.class)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .build()) {
      each(range, writer::write);
    }
  }

  private void each(Range range, Sink sink) throws IOException {
    Range rest = range;
    for (int written = 0; written < MAX_TRADES; ) {
      List<TradeLine> page =
          bind("SELECT * " + RANGE + "ORDER BY trade LIMIT :rows", rest)
              .param("rows", Math.min(PAGE, MAX_TRADES - written))
              .query((row, n) -> TradeLine.of(row))
              .list();
      for (TradeLine line : page) {
        sink.write(line);
      }
      written += page.size();
      if (page.size() < PAGE) {
        return;
      }
      rest = new Range(range.instrument, range.from, range.to, page.getLast().trade());
    }
  }

  private JdbcClient.StatementSpec bind(String statement, Range range) {
    return sql.sql(statement)
        .param("instrument", range.instrument)
        .param("from", range.from)
        .param("to", range.to)
        .param("after", range.after);
  }
}
