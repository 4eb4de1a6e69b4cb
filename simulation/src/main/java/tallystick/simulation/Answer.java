package tallystick.simulation;

/// What a node answers about an envelope.
sealed interface Answer {
  /// It was decided: an acknowledgement.
  ///
  /// @param position of its first leaf
  /// @param count of its actions
  record Receipt(String id, String digest, long height, long position, int count)
      implements Answer {}

  /// It is no action, or its id was used for another: trying again is of no use.
  record Refused(String why) implements Answer {}

  /// Perhaps later, perhaps elsewhere.
  record Unavailable() implements Answer {}
}
