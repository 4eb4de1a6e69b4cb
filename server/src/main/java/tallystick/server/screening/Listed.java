package tallystick.server.screening;

import java.util.List;

/// Somebody, or something, on a list of sanctions.
///
/// @param list which one, such as `ofac-sdn`
/// @param id its number there
/// @param type `individual`, `entity`, `vessel` or `aircraft`, as far as the list tells
/// @param names the first is the primary one; the others are also known as
/// @param programs why it is listed, in the list's own codes
/// @param remarks what else the list says, such as dates of birth
public record Listed(
    String list,
    String id,
    String type,
    List<String> names,
    List<String> programs,
    String remarks) {
  public Listed {
    names = List.copyOf(names);
    programs = List.copyOf(programs);
  }

  /// What stays the same when the list is loaded anew.
  public String key() {
    return list + "/" + id;
  }
}
