package tallystick.simulation.cluster;

/// What a client asked for, and what it was told.
///
/// @param client who
/// @param id of the action
/// @param called when it was first asked for, in nanoseconds of this process
/// @param returned when the answer came; [Long#MAX_VALUE] if none ever did
/// @param position in the log, -1 if no answer came
/// @param leaf hash of the log's leaf as the receipt gives it: it commits to who signed what, the
///   block, the time and the outcome; empty if no answer came
record Op(int client, String id, long called, long returned, long position, byte[] leaf) {

  boolean isAnswered() {
    return position >= 0;
  }
}
