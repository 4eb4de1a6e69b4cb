package tallystick.domains.credits;

import java.util.List;
import java.util.regex.Pattern;
import tallystick.kernel.Action;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// What may be asked of the room of carbon credits. Quantities are whole units: one unit is one
/// tonne of CO2 equivalent and has one serial number. A *class* is the units of one project and one
/// vintage; its code is an asset of the room of balances, made at the first issue.
///
/// Where units are named, `ranges` are the very serial numbers, which must add up to `quantity`;
/// without any, the lowest that will do are taken.
public sealed interface CreditsAction extends Action {
  /// Documents of a project.
  int MAX_DOCUMENTS = 50;

  /// Labels of a batch.
  int MAX_LABELS = 30;

  /// Ranges of serial numbers that one action names or touches.
  int MAX_RANGES = 100;

  /// How far a project may reach from its centre: 1,000 km.
  int MAX_EXTENT_METRES = 1_000_000;

  int MIN_VINTAGE = 1990;
  int MAX_VINTAGE = 2150;

  /// Days from 1970 to the end of 2150.
  int MAX_DAY = 66_110;

  int METHODOLOGY_CHARS = 200;

  /// Characters of a serial number's text in a foreign registry, and of its name for a batch.
  int SERIAL_CHARS = 200;

  /// Makes a project known, the actor being its developer. Its id is the action's.
  ///
  /// @param registry short name of the registry that keeps it: lower case letters, digits, `-`
  /// @param registryId its id there; taken only once
  /// @param country ISO 3166-1 alpha-2
  /// @param latitude of its centre in millionths of a degree, north positive
  /// @param longitude of its centre in millionths of a degree, east positive
  /// @param extent metres that it reaches from the centre; 0 when its place is not known, and then
  ///   it is never suspected to be in the place of another
  /// @param periodStart first day of the crediting period, in days since 1970; 0 if not known
  /// @param periodEnd its last day; 0 if not known
  /// @param documents `sha256:<hex>` of uploaded files
  record RegisterProject(
      String registry,
      String registryId,
      String name,
      String methodology,
      String country,
      Sector sector,
      int latitude,
      int longitude,
      int extent,
      int periodStart,
      int periodEnd,
      List<String> documents,
      String text)
      implements CreditsAction {
    private static final Pattern REGISTRY = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,79}");
    private static final Pattern DOCUMENT = Pattern.compile("sha256:[0-9a-f]{64}");

    public RegisterProject {
      Require.matches(registry, REGISTRY, "1 to 40 lower case letters, digits or -", "registry");
      Require.matches(registryId, ID, "1 to 80 letters, digits, . _ : or -", "registryId");
      Require.text(name, 2 * Limits.NAME_CHARS, "name");
      Require.text(methodology, METHODOLOGY_CHARS, "methodology");
      requireCountry(country, "country");
      Require.range(latitude, -90_000_000, 90_000_000, "latitude");
      Require.range(longitude, -180_000_000, 180_000_000, "longitude");
      Require.range(extent, 0, MAX_EXTENT_METRES, "extent");
      Require.range(periodStart, 0, MAX_DAY, "periodStart");
      Require.range(periodEnd, periodStart, MAX_DAY, "periodEnd");
      Require.size(documents, 0, MAX_DOCUMENTS, "documents");
      for (String document : documents) {
        Require.matches(document, DOCUMENT, "sha256:<hex>", "documents");
      }
      Require.optionalText(text, Limits.TEXT_CHARS, "text");
      documents = List.copyOf(documents);
    }
  }

  /// Objects to a project: it counts what another counts already, or does not do what it says. By
  /// anyone.
  ///
  /// @param other the project that it is a duplicate of, or empty
  record ChallengeProject(String project, String other, String text) implements CreditsAction {
    public ChallengeProject {
      Require.id(project, "project");
      if (!other.isEmpty()) {
        Require.id(other, "other");
      }
      Require.text(text, Limits.TEXT_CHARS, "text");
    }
  }

  /// Decides a challenge. Upheld, the project is suspended: none of its units can be issued, moved
  /// or retired. By a registrar.
  record ResolveChallenge(String challenge, boolean upheld, String text) implements CreditsAction {
    public ResolveChallenge {
      Require.id(challenge, "challenge");
      Require.optionalText(text, Limits.TEXT_CHARS, "text");
    }
  }

  /// Ends the suspension of a project. By a registrar.
  record ReinstateProject(String project, String text) implements CreditsAction {
    public ReinstateProject {
      Require.id(project, "project");
      Require.text(text, Limits.TEXT_CHARS, "text");
    }
  }

  /// Signs that a project saved so many more tonnes in a year: that many can be issued. By a
  /// verifier who does not develop the project.
  ///
  /// @param report `sha256:<hex>` of the verification report
  record VerifyProject(String project, int vintage, long tonnes, String report, String text)
      implements CreditsAction {
    private static final Pattern REPORT = Pattern.compile("sha256:[0-9a-f]{64}");

    public VerifyProject {
      Require.id(project, "project");
      requireVintage(vintage, "vintage");
      Require.positive(tonnes, "tonnes");
      Require.matches(report, REPORT, "sha256:<hex>", "report");
      Require.optionalText(text, Limits.TEXT_CHARS, "text");
    }
  }

  /// Issues verified units to the developer, `first` to `first + quantity - 1` of a space, but for
  /// the last of them, which go to the buffer pool (`credits.bufferShare`). By a registrar.
  ///
  /// @param labels such as `CCP`, `CORSIA`, a rating, a co-benefit
  /// @param expires log time in milliseconds, 0 for never
  record IssueBatch(
      String project,
      int vintage,
      long quantity,
      String space,
      long first,
      List<String> labels,
      Adjustment adjustment,
      long expires,
      String methodVersion)
      implements CreditsAction {
    public IssueBatch {
      Require.id(project, "project");
      requireVintage(vintage, "vintage");
      Require.positive(quantity, "quantity");
      Serials.requireSpace(space, "space");
      Require.range(first, 1, Limits.AMOUNT, "first");
      // The last number must be one that every JSON reader keeps.
      Require.range(quantity, 1, Limits.AMOUNT - first + 1, "quantity");
      requireLabels(labels, "labels");
      Require.range(expires, 0, Limits.AMOUNT, "expires");
      Require.optionalText(methodVersion, SERIAL_CHARS, "methodVersion");
      labels = List.copyOf(labels);
    }
  }

  /// Takes in units that another registry issued, in the state they are in there. By a registrar.
  ///
  /// @param registryBatch what the registry calls the issue, or empty
  /// @param status `ACTIVE`, `BUFFER`, `RETIRED` or `CANCELLED`
  /// @param holder whose balance active units go to; empty in all other states
  /// @param beneficiary for whom they were retired, as the registry says, or empty
  /// @param purpose what they were retired or cancelled for, or empty
  /// @param issuedOn days since 1970, 0 if not known
  /// @param endedOn when they were retired or cancelled, in days since 1970, 0 if not
  /// @param serialText the serial numbers as the registry writes them
  record ImportBatch(
      String project,
      String registryBatch,
      int vintage,
      String space,
      long first,
      long last,
      UnitStatus status,
      String holder,
      String beneficiary,
      String purpose,
      int issuedOn,
      int endedOn,
      List<String> labels,
      Adjustment adjustment,
      String methodVersion,
      String serialText)
      implements CreditsAction {
    private static final Pattern STATUS = Pattern.compile("ACTIVE|BUFFER|RETIRED|CANCELLED");

    public ImportBatch {
      Require.id(project, "project");
      Require.optionalText(registryBatch, SERIAL_CHARS, "registryBatch");
      requireVintage(vintage, "vintage");
      Serials.requireSpace(space, "space");
      Require.range(first, 1, Limits.AMOUNT, "first");
      Require.range(last, first, Limits.AMOUNT, "last");
      Require.matches(status.name(), STATUS, "ACTIVE, BUFFER, RETIRED or CANCELLED", "status");
      if (status == UnitStatus.ACTIVE) {
        Require.principal(holder, "holder");
      } else {
        Require.optionalText(holder, 0, "holder");
      }
      Require.optionalText(beneficiary, Limits.NOTE_CHARS, "beneficiary");
      Require.optionalText(purpose, Limits.NOTE_CHARS, "purpose");
      Require.range(issuedOn, 0, MAX_DAY, "issuedOn");
      Require.range(endedOn, 0, MAX_DAY, "endedOn");
      requireLabels(labels, "labels");
      Require.optionalText(methodVersion, SERIAL_CHARS, "methodVersion");
      Require.optionalText(serialText, SERIAL_CHARS, "serialText");
      labels = List.copyOf(labels);
    }
  }

  /// Puts a label on a batch, or takes it off. By a registrar.
  record LabelBatch(String batch, String label, boolean on) implements CreditsAction {
    public LabelBatch {
      Require.id(batch, "batch");
      requireLabels(List.of(label), "label");
    }
  }

  /// Says in what state of corresponding adjustment a batch is. By a registrar.
  record AdjustBatch(String batch, Adjustment adjustment) implements CreditsAction {
    public AdjustBatch {
      Require.id(batch, "batch");
    }
  }

  /// Ends units of a batch whose time is over, of at most [#MAX_RANGES] ranges at once. By anyone.
  record ExpireBatch(String batch) implements CreditsAction {
    public ExpireBatch {
      Require.id(batch, "batch");
    }
  }

  /// Stops, or allows again, every movement of a class. By a registrar.
  record FreezeClass(String asset, boolean frozen, String text) implements CreditsAction {
    public FreezeClass {
      Require.asset(asset, "asset");
      Require.text(text, Limits.NOTE_CHARS, "text");
    }
  }

  /// Makes a basket: an asset of its own, each unit of which stands for one unit of the classes
  /// that the rule admits. By a registrar.
  record DefineBasket(String basket, String name, BasketRule rule) implements CreditsAction {
    public DefineBasket {
      Require.asset(basket, "basket");
      Require.text(name, Limits.NAME_CHARS, "name");
    }
  }

  /// Gives units into a basket for as many of its own.
  record Deposit(String basket, String asset, long quantity, List<Serials> ranges)
      implements CreditsAction {
    public Deposit {
      Require.asset(basket, "basket");
      Require.asset(asset, "asset");
      Require.positive(quantity, "quantity");
      requireRanges(ranges);
      ranges = List.copyOf(ranges);
    }
  }

  /// Takes units out of a basket for as many of its own: those with the lowest serial numbers.
  record Withdraw(String basket, long quantity) implements CreditsAction {
    public Withdraw {
      Require.asset(basket, "basket");
      Require.positive(quantity, "quantity");
    }
  }

  /// Gives units to somebody, if they meet conditions.
  record TransferCredits(
      String to,
      String asset,
      long quantity,
      List<Serials> ranges,
      Conditions conditions,
      String memo)
      implements CreditsAction {
    public TransferCredits {
      Require.principal(to, "to");
      Require.asset(asset, "asset");
      Require.positive(quantity, "quantity");
      requireRanges(ranges);
      Require.optionalText(memo, Limits.NOTE_CHARS, "memo");
      ranges = List.copyOf(ranges);
    }
  }

  /// Asks that units count for somebody, for ever. They are reserved until it is final; its id is
  /// the action's.
  ///
  /// @param beneficiary who may say that these tonnes are theirs
  /// @param purpose what for: "Flights of 2025"
  /// @param message for the certificate
  record RequestRetirement(
      String asset,
      long quantity,
      List<Serials> ranges,
      String beneficiary,
      String purpose,
      String message)
      implements CreditsAction {
    public RequestRetirement {
      Require.asset(asset, "asset");
      Require.positive(quantity, "quantity");
      requireRanges(ranges);
      Require.text(beneficiary, Limits.NAME_CHARS, "beneficiary");
      Require.text(purpose, Limits.NOTE_CHARS, "purpose");
      Require.optionalText(message, Limits.NOTE_CHARS, "message");
      ranges = List.copyOf(ranges);
    }
  }

  /// Makes a retirement final. By the owner or a registrar; by anyone once its time has come.
  record FinaliseRetirement(String retirement) implements CreditsAction {
    public FinaliseRetirement {
      Require.id(retirement, "retirement");
    }
  }

  /// Takes a retirement back while it is not final. By the owner.
  record WithdrawRetirement(String retirement) implements CreditsAction {
    public WithdrawRetirement {
      Require.id(retirement, "retirement");
    }
  }

  /// Takes units of one's own out without using them, for ever.
  record CancelUnits(String asset, long quantity, List<Serials> ranges, String reason)
      implements CreditsAction {
    public CancelUnits {
      Require.asset(asset, "asset");
      Require.positive(quantity, "quantity");
      requireRanges(ranges);
      Require.text(reason, Limits.NOTE_CHARS, "reason");
      ranges = List.copyOf(ranges);
    }
  }

  /// Says that tonnes a project had saved were lost again, as by a fire: the buffer pool pays, the
  /// project's own share first. By a registrar.
  record ReverseUnits(String project, long quantity, String text) implements CreditsAction {
    public ReverseUnits {
      Require.id(project, "project");
      Require.positive(quantity, "quantity");
      Require.text(text, Limits.TEXT_CHARS, "text");
    }
  }

  private static void requireRanges(List<Serials> ranges) {
    Require.size(ranges, 0, MAX_RANGES, "ranges");
  }

  static void requireVintage(int vintage, String field) {
    Require.range(vintage, MIN_VINTAGE, MAX_VINTAGE, field);
  }

  static void requireCountry(String country, String field) {
    Require.matches(country, Patterns.COUNTRY, "two capitals (ISO 3166-1)", field);
  }

  static void requireLabels(List<String> labels, String field) {
    Require.size(labels, 0, MAX_LABELS, field);
    for (String label : labels) {
      Require.matches(label, Patterns.LABEL, "1 to 40 letters, digits, + . _ or -", field);
    }
  }

  /// Shapes of text that several actions share.
  final class Patterns {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+._-]{0,39}");

    private Patterns() {}
  }
}
