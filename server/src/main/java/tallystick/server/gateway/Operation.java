package tallystick.server.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a controller of no room answers, for the description of the API.
///
/// @param may who may use it
/// @param method in lower case
/// @param path with names in braces
/// @param id of its own, in snake case
/// @param tag under which it is listed
/// @param names of its parameters, in the path or else in the query
/// @param body record that is sent as JSON, if one is
/// @param answer record that comes back as JSON, if one does
public record Operation(
    Caller may,
    String method,
    String path,
    String id,
    String tag,
    String summary,
    List<String> names,
    @Nullable Class<?> body,
    @Nullable Class<?> answer) {

  /// Who may use an address that belongs to no room.
  public enum Caller {
    /// Whoever: it shows what is public, or takes what proves itself by a signature or a seal.
    ANYONE("anyone"),
    /// Whoever has a session, also one that waits for its second factor.
    SIGNING_IN("whoever signs in"),
    /// Whoever has a session that showed both factors, for what is their own.
    MEMBER("a member who is signed in, for what is their own"),
    /// Whoever has such a session and looks after compliance, as the controller asks.
    COMPLIANCE_OFFICER("a compliance officer who is signed in"),
    /// Whoever has such a session and holds an office, for what the office asks.
    OFFICER("an officer who is signed in"),
    /// A program that acts for a member, within what its token or API key says.
    TOKEN("a program, by its token"),
    /// A program that shows by its secret or its code which one it is, for its own tokens.
    CLIENT("a client that shows who it is, for its own tokens");

    private final String sentence;

    Caller(String sentence) {
      this.sentence = sentence;
    }

    /// For people, as the end of "… may use it".
    public String sentence() {
      return sentence;
    }
  }
}
