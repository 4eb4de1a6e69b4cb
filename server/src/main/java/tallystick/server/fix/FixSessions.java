package tallystick.server.fix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tallystick.kernel.Malformed;
import tallystick.kernel.StrictJson;

/// Who may connect, as a file says:
///
///     {"venue": "TALLYSTICK", "sessions": [
///       {"client": "ACME", "password": "pbkdf2:…", "key": "acme.key"}]}
///
/// @param venue our comp id
public record FixSessions(String venue, List<Entry> sessions) {
  private static final int MAX_SESSIONS = 500;
  private static final Pattern COMP_ID = Pattern.compile("[A-Za-z0-9_.-]{1,32}");

  /// A session.
  ///
  /// @param client the other side's comp id
  /// @param password as [FixPassword] writes it
  /// @param key file of the key that the session signs with, from the folder of this file
  public record Entry(String client, String password, String key) {}

  /// Reads the file.
  ///
  /// @throws IOException with a sentence for the operator
  public static FixSessions read(Path file) throws IOException {
    FixSessions read;
    try {
      var json = StrictJson.object(Files.readAllBytes(file), "file of FIX sessions");
      read = StrictJson.as(json, FixSessions.class, "");
    } catch (Malformed e) {
      throw new IOException(file + ": " + e.sentence() + " " + e.pointer(), e);
    }
    Set<String> seen = new HashSet<>();
    if (read.sessions.isEmpty() || read.sessions.size() > MAX_SESSIONS) {
      throw new IOException(file + " must name 1 to " + MAX_SESSIONS + " sessions");
    }
    for (Entry entry : read.sessions) {
      if (!COMP_ID.matcher(entry.client).matches() || !seen.add(entry.client)) {
        throw new IOException(file + ": the comp id '" + entry.client + "' is wrong, or twice");
      }
      if (!FixPassword.isOne(entry.password)) {
        throw new IOException(
            file + ": " + entry.client + " has no password of ./run fix-password");
      }
    }
    if (!COMP_ID.matcher(read.venue).matches()) {
      throw new IOException(file + ": the comp id of the venue is wrong");
    }
    return read;
  }
}
