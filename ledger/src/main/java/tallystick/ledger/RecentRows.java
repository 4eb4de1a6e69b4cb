package tallystick.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Objects;

/// What the newest blocks changed. The state itself forgets it; but if nodes turn out to differ,
/// which they notice within moments, these rows show in what.
final class RecentRows {
  private static final int MAX_BYTES = 16 << 20;
  private static final int ROW_BYTES = 200;

  private final Cache<Long, List<Executed.Row>> blocks =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((Long height, List<Executed.Row> rows) -> bytes(rows))
          .executor(Runnable::run)
          .build();

  private static int bytes(List<Executed.Row> rows) {
    return ROW_BYTES
        + rows.stream()
            .mapToInt(row -> ROW_BYTES + (row.json() == null ? 0 : row.json().length))
            .sum();
  }

  void keep(long height, List<Executed.Row> rows) {
    blocks.put(height, rows);
  }

  /// Empty when they are forgotten.
  List<Executed.Row> of(long height) {
    return Objects.requireNonNullElse(blocks.getIfPresent(height), List.of());
  }
}
