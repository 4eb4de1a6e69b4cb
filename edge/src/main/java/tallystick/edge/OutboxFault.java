package tallystick.edge;

/// The outbox cannot be read or written: the disk is full, or gone.
final class OutboxFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  OutboxFault(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
