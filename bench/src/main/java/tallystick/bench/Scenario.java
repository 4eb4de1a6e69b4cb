package tallystick.bench;

import java.util.List;

/// A way of sending actions.
///
/// @param actions under one signature
/// @param envelopes in one request
/// @param connections that send at the same time, each with one request on its way
record Scenario(char letter, String what, int actions, int envelopes, int connections) {
  static final Scenario SINGLE = new Scenario('b', "1 action, 1 envelope a request", 1, 1, 64);
  static final Scenario MANY = new Scenario('c', "1 action, 64 envelopes a request", 1, 64, 8);
  static final Scenario LIST = new Scenario('d', "16 actions, 1 envelope a request", 16, 1, 32);
  static final Scenario LISTS = new Scenario('e', "16 actions, 16 envelopes a request", 16, 16, 6);

  static final List<Scenario> ALL = List.of(SINGLE, MANY, LIST, LISTS);

  /// The same in words about actions of some kind.
  String of(String noun) {
    return what.replace("action", noun);
  }

  int actionsPerRequest() {
    return actions * envelopes;
  }
}
