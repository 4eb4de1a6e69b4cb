package tallystick.domains.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.exchange.ExchangeEvent.Traded;

/// What traded in a stretch of time; the id is `<instrument>/<width>/<start>`.
///
/// @param width of the stretch, in milliseconds
record CandleRow(
    String id,
    String instrument,
    long width,
    long start,
    long open,
    long high,
    long low,
    long close,
    long volume,
    long value,
    long trades) {
  /// The widths that are kept: a second, a minute, an hour, a day. All others are made of these.
  static final List<Long> WIDTHS = List.of(1_000L, 60_000L, 3_600_000L, 86_400_000L);

  /// The candle with one more trade.
  static CandleRow of(@Nullable CandleRow old, String id, long width, long start, Traded e) {
    long price = e.price();
    return old == null
        ? new CandleRow(
            id,
            e.instrument(),
            width,
            start,
            price,
            price,
            price,
            price,
            e.quantity(),
            e.value(),
            1)
        : new CandleRow(
            id,
            old.instrument,
            width,
            start,
            old.open,
            Math.max(old.high, price),
            Math.min(old.low, price),
            price,
            old.volume + e.quantity(),
            old.value + e.value(),
            old.trades + 1);
  }
}
