package tallystick.domains.exchange;

import org.jspecify.annotations.Nullable;

/// What became of an order's row.
///
/// @param row null if the order is done
public record BookChange(long order, @Nullable OpenOrder row) {}
