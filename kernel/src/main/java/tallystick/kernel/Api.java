package tallystick.kernel;

import java.util.List;
import java.util.function.Function;

/// What a room answers and tells, as data from which REST, OpenAPI, types and streams derive.
public record Api(List<Query<?>> queries, List<Topic> topics, List<Due> due, List<Owned> owned) {

  /// Something that can be followed live, as `<room>.<name>.<key>`.
  ///
  /// @param key what the last part is, for people
  /// @param keys for an event, the keys whose followers are told
  public record Topic(
      String name, String key, String summary, Function<Event, List<String>> keys) {}

  /// Acts that the passing of time has made possible, for the venue's clock to sign.
  ///
  /// @param action what to do; the columns of the SQL are its components
  /// @param sql may use `:now` (log time in milliseconds) and `:limit`
  public record Due(Class<? extends Action> action, String sql) {}

  /// Rows of the state that are a principal's, for a proof of what someone owns.
  ///
  /// @param table of the state
  /// @param sql one column, the keys in ascending order; uses `:principal`, `:after` (a key, empty
  ///   for the start) and `:limit`
  public record Owned(String table, String sql) {}
}
