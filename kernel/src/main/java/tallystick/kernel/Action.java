package tallystick.kernel;

import java.util.List;

/// Something a principal asks for, as a record of a room's sealed action interface. Its wire name
/// is `<room>.<RecordName>`, its JSON the record's components.
public interface Action {
  /// The things it is about, as a mandate may name them: listings, instruments, assets. Empty if it
  /// names none.
  default List<String> items() {
    return List.of();
  }
}
