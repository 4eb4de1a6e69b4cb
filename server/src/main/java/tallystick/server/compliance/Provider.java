package tallystick.server.compliance;

import java.util.List;

/// Who finds out how well somebody is known: people of the venue, or a business that does this.
public interface Provider {
  /// What the ledger calls it, 2 to 32 small letters, digits or `-`.
  String name();

  /// What kinds of documents it wants for a level, none of them twice.
  List<String> wants(String level);

  /// Takes an application that is complete. Whatever it finds is for officers to decide on: it
  /// never gives a level by itself.
  Progress submit(Submitted submitted);

  /// @param application its id, under which the provider tells of it later
  /// @param claims what the applicant says
  /// @param documents kinds of those that were handed in
  record Submitted(String application, String level, Claims claims, List<String> documents) {}

  /// How it goes on.
  sealed interface Progress {
    /// Officers look at it.
    record Review() implements Progress {}

    /// Something is missing; the applicant reads the sentence and submits again.
    record Missing(String sentence) implements Progress {}
  }
}
