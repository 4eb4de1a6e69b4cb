package tallystick.server.registries;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tallystick.domains.credits.Adjustment;
import tallystick.domains.credits.CreditsAction;
import tallystick.domains.credits.CreditsAction.ImportBatch;
import tallystick.domains.credits.CreditsAction.RegisterProject;
import tallystick.domains.credits.UnitStatus;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;
import tallystick.server.registries.Published.Project;
import tallystick.server.registries.Published.State;
import tallystick.server.registries.Published.Units;

/// The actions that take in what registries have published. Texts that are longer than the venue
/// keeps end with `…`.
public final class Acts {
  /// How far a project is thought to reach around the point that a registry tells.
  private static final int EXTENT_METRES = 1_000;

  /// Coordinates that are not told more exactly are the middle of a region, not a place.
  private static final int COARSE = 100_000;

  private static final String NOT_TOLD = "not told";

  private Acts() {}

  /// Not an action, and why.
  public static final class Impossible extends Exception {
    private static final long serialVersionUID = 1;
    private final String code;

    Impossible(String code, String sentence) {
      super(sentence);
      this.code = code;
    }

    /// As in a [Doubt].
    public String code() {
      return code;
    }
  }

  /// Makes a project known.
  public static RegisterProject register(Registry registry, Project project) throws Impossible {
    if (project.country().isEmpty() || project.name().isEmpty() || project.sector().isEmpty()) {
      throw new Impossible(
          "project-unknown",
          "Of the project "
              + project.id()
              + (project.name().isEmpty() ? " no name" : " no country or sector")
              + " is told in these files.");
    }
    Place place = project.place();
    boolean exact =
        place != null && (place.latitude() % COARSE != 0 || place.longitude() % COARSE != 0);
    boolean period = project.begins() != null && project.ends() != null;
    try {
      return new RegisterProject(
          registry.format(),
          project.id(),
          clean(project.name(), 2 * Limits.NAME_CHARS),
          clean(
              project.methodology().isEmpty() ? NOT_TOLD : project.methodology(),
              CreditsAction.METHODOLOGY_CHARS),
          project.country(),
          Sectors.of(project.sector()),
          place == null ? 0 : place.latitude(),
          place == null ? 0 : place.longitude(),
          exact ? EXTENT_METRES : 0,
          period ? day(project.begins()) : 0,
          period ? day(project.ends()) : 0,
          List.of(),
          clean(text(project), Limits.TEXT_CHARS));
    } catch (RowRefused e) {
      throw new Impossible(e.code(), e.sentence());
    } catch (Require.Field e) {
      throw refused(e);
    }
  }

  private static String text(Project project) {
    LocalDate begins = project.begins();
    return Stream.of(
            project.developer().isEmpty() ? "" : "Developer: " + project.developer(),
            project.sector().isEmpty() ? "" : "Sector: " + project.sector(),
            project.status().isEmpty() ? "" : "Status: " + project.status(),
            begins == null || project.ends() != null ? "" : "Credited from: " + begins,
            project.text())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /// Takes in units.
  ///
  /// @param project the venue's id of their project
  /// @param holder whose units those are that are active
  public static ImportBatch units(Registry registry, Units units, String project, String holder)
      throws Impossible {
    UnitStatus status = status(units.fate().state());
    String serial = units.serial();
    String batch =
        registry == Registry.VERRA
            ? serial.substring(0, serial.indexOf('-'))
            : units.range().space();
    try {
      return new ImportBatch(
          project,
          batch,
          units.vintage(),
          units.range().space(),
          units.range().first(),
          units.range().last(),
          status,
          status == UnitStatus.ACTIVE ? holder : "",
          clean(units.fate().beneficiary(), Limits.NOTE_CHARS),
          clean(purpose(units), Limits.NOTE_CHARS),
          day(units.issued()),
          day(units.fate().on()),
          Labels.codes(units.labels()),
          units.authorised() ? Adjustment.AUTHORISED : Adjustment.NONE,
          clean(units.version(), CreditsAction.SERIAL_CHARS),
          clean(serial, CreditsAction.SERIAL_CHARS));
    } catch (Require.Field e) {
      throw refused(e);
    }
  }

  private static String purpose(Units units) {
    return Stream.of(units.fate().purpose(), units.fate().message())
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining(": "));
  }

  private static UnitStatus status(State state) {
    return switch (state) {
      case ACTIVE -> UnitStatus.ACTIVE;
      case BUFFER -> UnitStatus.BUFFER;
      case RETIRED -> UnitStatus.RETIRED;
      case CANCELLED -> UnitStatus.CANCELLED;
    };
  }

  /// Days since 1970, 0 if not told.
  private static int day(@Nullable LocalDate day) {
    return day == null ? 0 : Math.toIntExact(Math.clamp(day.toEpochDay(), 0, Integer.MAX_VALUE));
  }

  /// A text without control characters, and no longer than allowed.
  private static String clean(String text, int max) {
    String plain = text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ").strip();
    if (plain.length() <= max) {
      return plain;
    }
    int end = Character.isHighSurrogate(plain.charAt(max - 2)) ? max - 2 : max - 1;
    return plain.substring(0, end) + "…";
  }

  private static Impossible refused(Require.Field e) {
    return new Impossible("field-refused", "The " + e.getMessage() + ".");
  }
}
