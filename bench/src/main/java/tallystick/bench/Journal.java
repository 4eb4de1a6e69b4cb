package tallystick.bench;

/// Is told of requests by the id of their first envelope, at nano times of this process. Belongs to
/// the thread that sends; a journal that others read must take care of that.
interface Journal {
  /// Keeps nothing.
  Journal NONE =
      new Journal() {
        @Override
        public void due(String id, long nanos) {}

        @Override
        public void answered(String id, long nanos) {}
      };

  /// A request is about to be sent, and was due then.
  void due(String id, long nanos);

  /// It was answered, with all its actions decided.
  void answered(String id, long nanos);
}
