package tallystick.domains.exchange;

/// What a book knows besides its orders.
///
/// @param last price of the last trade in ticks, or 0
/// @param nextPriority the next place at the back of a queue
public record BookState(Phase phase, long last, long nextPriority) {
  /// A book in which nothing has happened yet.
  public static final BookState NEW = new BookState(Phase.CONTINUOUS, 0, 1);
}
