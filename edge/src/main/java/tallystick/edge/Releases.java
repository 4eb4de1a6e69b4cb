package tallystick.edge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the owner rolled out to this device: models, a configuration, a program. Each kind is taken
/// by itself; what became of them is told once.
final class Releases {
  private static final System.Logger LOG = System.getLogger(Releases.class.getName());

  private final Report report;
  private final List<Kind> kinds = new ArrayList<>();
  private final Set<String> complained = new HashSet<>();
  private List<String> told = List.of();

  /// One kind of releases.
  interface Kind {
    /// Takes all that should run, of all kinds.
    ///
    /// @param complaints sentences for the owner
    void take(List<Release> wanted, List<String> complaints);

    /// The releases of this kind that run and have proved good.
    List<String> installed();
  }

  /// Who tells the owner.
  interface Report {
    /// @param installed releases
    /// @param error a sentence, empty if all is well
    void installed(List<String> installed, String error);
  }

  Releases(Report report) {
    this.report = report;
  }

  /// Kinds are added at the start, when what is kept runs already.
  synchronized void add(Kind kind) {
    kinds.add(kind);
    told = installed();
  }

  private List<String> installed() {
    return kinds.stream().flatMap(kind -> kind.installed().stream()).toList();
  }

  /// Takes a message of the venue. It may wait for the network; to be called by one thread at a
  /// time.
  ///
  /// @return whether all of it is done
  boolean take(byte[] message) {
    List<Release> wanted = Release.listOf(message);
    if (wanted == null) {
      return true;
    }
    List<String> complaints = new ArrayList<>();
    kinds.forEach(kind -> kind.take(wanted, complaints));
    tell(complaints);
    return complaints.isEmpty();
  }

  /// Tells what runs, if that changed, and what went wrong, once.
  synchronized void tell(List<String> complaints) {
    List<String> fresh = complaints.stream().filter(complained::add).toList();
    fresh.forEach(sentence -> LOG.log(System.Logger.Level.WARNING, sentence));
    List<String> now = installed();
    if (!fresh.isEmpty() || !now.equals(told)) {
      told = now;
      report.installed(now, String.join("; ", fresh));
    }
  }
}
