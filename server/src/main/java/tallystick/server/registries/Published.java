package tallystick.server.registries;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one row says.
public sealed interface Published {

  /// The registry's own name of the project that the row is about.
  String projectId();

  /// Whom and what a project is, as far as a row tells it.
  ///
  /// @param id the registry's own, as `VCS1340`
  /// @param methodology code or name; several are parted by `; `
  /// @param country ISO 3166-1 alpha-2, empty if not told
  /// @param place null if not told
  /// @param begins of its crediting period, null if not told
  /// @param status as the registry says it, empty if not told
  record Project(
      String id,
      String name,
      String developer,
      String methodology,
      String country,
      String sector,
      @Nullable Place place,
      @Nullable LocalDate begins,
      @Nullable LocalDate ends,
      String status,
      String text)
      implements Published {
    @Override
    public String projectId() {
      return id;
    }
  }

  /// Units by their numbers.
  ///
  /// @param project what the row tells of it
  /// @param serial as published
  /// @param vintage the year in which the reductions are said to have ended
  /// @param issued day of issuance, null if not told
  /// @param labels as the registry writes them
  record Units(
      Project project,
      SerialRange range,
      String serial,
      int vintage,
      @Nullable LocalDate issued,
      List<String> labels,
      boolean authorised,
      String version,
      Fate fate)
      implements Published {
    @Override
    public String projectId() {
      return project.id();
    }
  }

  /// Units of which only the number is told, or the numbers only by what was left of them.
  ///
  /// @param space in which the units are numbered, empty if the registry does not tell
  /// @param unit what is counted: `units`, each a tonne, or `kilograms`
  /// @param buffer whether they went to the registry's buffer pool
  record Issuance(
      Project project,
      String space,
      int vintage,
      @Nullable LocalDate issued,
      long quantity,
      String unit,
      boolean buffer,
      List<String> labels)
      implements Published {
    @Override
    public String projectId() {
      return project.id();
    }
  }

  /// What became of units.
  enum State {
    ACTIVE,
    BUFFER,
    RETIRED,
    CANCELLED
  }

  /// What became of units, when, for whom and why.
  ///
  /// @param on null if they are active
  record Fate(
      State state, @Nullable LocalDate on, String beneficiary, String purpose, String message) {
    static final Fate ACTIVE = new Fate(State.ACTIVE, null, "", "", "");
    static final Fate BUFFER = new Fate(State.BUFFER, null, "", "", "");
  }
}
