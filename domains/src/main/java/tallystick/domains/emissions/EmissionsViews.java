package tallystick.domains.emissions;

import java.util.List;
import tallystick.domains.emissions.EmissionsEvent.FactorsPublished;
import tallystick.domains.emissions.EmissionsEvent.FootprintAdopted;
import tallystick.domains.emissions.EmissionsEvent.FootprintDeprecated;
import tallystick.domains.emissions.EmissionsEvent.FootprintStated;
import tallystick.domains.emissions.EmissionsEvent.FootprintVerified;
import tallystick.domains.emissions.EmissionsEvent.LegRecorded;
import tallystick.domains.emissions.EmissionsEvent.LegWithdrawn;
import tallystick.domains.emissions.EmissionsEvent.SavingClaimed;
import tallystick.domains.emissions.EmissionsEvent.SavingConfirmed;
import tallystick.domains.emissions.EmissionsEvent.SavingDeclined;
import tallystick.domains.emissions.EmissionsEvent.TokensTransferred;
import tallystick.kernel.At;
import tallystick.kernel.Event;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;
import tallystick.kernel.Views;

/// Factors, legs with their shares, footprints and savings. Emissions are milligrams of CO2e.
final class EmissionsViews implements Views {
  private static final View<SetRow> SETS = new View<>("emissions.sets", SetRow.class, "id");
  private static final View<FactorRow> FACTORS =
      new View<>("emissions.factors", FactorRow.class, "id");
  private static final View<LegRow> LEGS = new View<>("emissions.legs", LegRow.class, "leg");
  private static final View<ShareRow> SHARES = new View<>("emissions.shares", ShareRow.class, "id");
  private static final View<FootprintRow> FOOTPRINTS =
      new View<>("emissions.footprints", FootprintRow.class, "id");
  private static final View<SavingRow> SAVINGS =
      new View<>("emissions.savings", SavingRow.class, "leg");

  /// A version of a set of factors.
  record SetRow(
      String id,
      String name,
      int version,
      String source,
      String url,
      int factors,
      String by,
      long time,
      String action,
      long cursor) {}

  /// A factor; `detour` is in thousandths.
  record FactorRow(
      String id,
      String name,
      int version,
      String code,
      String title,
      String mode,
      String basis,
      String unit,
      long ttw,
      long wtw,
      int detour,
      boolean baseline,
      String source) {}

  /// A leg; `activity` is in kilogram-kilometres, `status` RECORDED or WITHDRAWN.
  record LegRow(
      String leg,
      String by,
      String mode,
      String factorSet,
      int version,
      String factor,
      String fromPlace,
      String toPlace,
      long massGrams,
      long distanceMetres,
      boolean greatCircle,
      long activity,
      long consumed,
      long ttw,
      long wtw,
      long departed,
      long arrived,
      String note,
      String document,
      String status,
      long time,
      long cursor) {}

  /// What of a leg is a thing's, or some of a class.
  record ShareRow(
      String id,
      String leg,
      String key,
      String parent,
      long amount,
      long massGrams,
      long ttw,
      long wtw,
      long cursor) {}

  /// A footprint; `status` is ACTIVE or DEPRECATED, `verifier` empty while nobody verified it. What
  /// was adopted came from the `company` outside, at the address `source`; both are empty of what
  /// was stated here.
  record FootprintRow(
      String id,
      String product,
      String by,
      String company,
      String source,
      String sourceId,
      Footprint footprint,
      String status,
      String successor,
      String verifier,
      String statement,
      String verification,
      long created,
      long cursor) {}

  /// A saving; `status` is CLAIMED, PROVEN or DECLINED, `tokens` in smallest parts.
  record SavingRow(
      String leg,
      String by,
      String factorSet,
      int version,
      String factor,
      long baseline,
      long saved,
      String note,
      String document,
      String status,
      long tokens,
      String verifier,
      String reason,
      long time,
      String action,
      long cursor) {}

  @Override
  public List<View<?>> tables() {
    return List.of(SETS, FACTORS, LEGS, SHARES, FOOTPRINTS, SAVINGS);
  }

  @Override
  public List<String> extras() {
    return List.of(
        "CREATE INDEX ON emissions.sets (name, version)",
        "CREATE INDEX ON emissions.sets (cursor)",
        "CREATE INDEX ON emissions.factors (name, version, code)",
        "CREATE INDEX ON emissions.legs (\"by\", cursor)",
        "CREATE INDEX ON emissions.legs (cursor)",
        "CREATE INDEX ON emissions.shares (key, cursor)",
        "CREATE INDEX ON emissions.shares (leg)",
        "CREATE INDEX ON emissions.footprints (product, cursor)",
        "CREATE INDEX ON emissions.footprints (cursor)",
        "CREATE INDEX ON emissions.savings (cursor)");
  }

  @Override
  public void project(Event event, At at, ViewWriter out) {
    switch ((EmissionsEvent) event) {
      case FactorsPublished e -> published(e, at, out);
      case LegRecorded e -> recorded(e, at, out);
      case LegWithdrawn e -> out.set(LEGS, e.leg(), "status", "WITHDRAWN");
      case FootprintStated e -> footprint(e.id(), e.by(), "", "", "", e.footprint(), at, out);
      case FootprintAdopted e ->
          footprint(e.id(), e.by(), e.company(), e.source(), e.sourceId(), e.footprint(), at, out);
      case FootprintVerified e ->
          out.set(
              FOOTPRINTS,
              e.id(),
              "verifier",
              e.by(),
              "statement",
              e.document(),
              "verification",
              at.action());
      case FootprintDeprecated e ->
          out.set(FOOTPRINTS, e.id(), "status", "DEPRECATED", "successor", e.by());
      case SavingClaimed e -> claimed(e, at, out);
      case SavingConfirmed e ->
          out.set(
              SAVINGS,
              e.leg(),
              "status",
              "PROVEN",
              "tokens",
              e.tokens(),
              "verifier",
              e.by(),
              "action",
              at.action());
      case SavingDeclined e ->
          out.set(
              SAVINGS,
              e.leg(),
              "status",
              "DECLINED",
              "verifier",
              e.by(),
              "reason",
              e.reason(),
              "action",
              at.action());
      case TokensTransferred e -> {}
    }
  }

  private static void footprint(
      String id,
      String by,
      String company,
      String source,
      String sourceId,
      Footprint footprint,
      At at,
      ViewWriter out) {
    out.put(
        FOOTPRINTS,
        new FootprintRow(
            id,
            footprint.product(),
            by,
            company,
            source,
            sourceId,
            footprint,
            "ACTIVE",
            "",
            "",
            "",
            "",
            at.time(),
            at.cursor()));
  }

  private static void published(FactorsPublished e, At at, ViewWriter out) {
    String id = e.set() + "/" + e.version();
    out.put(
        SETS,
        new SetRow(
            id,
            e.set(),
            e.version(),
            e.source(),
            e.url(),
            e.factors().size(),
            e.by(),
            at.time(),
            at.action(),
            at.cursor()));
    for (Factor factor : e.factors()) {
      out.put(
          FACTORS,
          new FactorRow(
              id + "/" + factor.code(),
              e.set(),
              e.version(),
              factor.code(),
              factor.name(),
              factor.mode().name(),
              factor.basis().name(),
              factor.unit(),
              factor.ttw(),
              factor.wtw(),
              factor.detour(),
              factor.baseline(),
              factor.source()));
    }
  }

  private static void recorded(LegRecorded e, At at, ViewWriter out) {
    out.put(
        LEGS,
        new LegRow(
            e.leg(),
            e.by(),
            e.mode().name(),
            e.set(),
            e.version(),
            e.factor(),
            e.from(),
            e.to(),
            e.massGrams(),
            e.distanceMetres(),
            e.greatCircle(),
            e.activity(),
            e.consumed(),
            e.ttw(),
            e.wtw(),
            e.departed(),
            e.arrived(),
            e.note(),
            e.document(),
            "RECORDED",
            at.time(),
            at.cursor()));
    for (int i = 0; i < e.shares().size(); i++) {
      Share share = e.shares().get(i);
      out.put(
          SHARES,
          new ShareRow(
              e.leg() + "/" + i,
              e.leg(),
              share.key(),
              share.parent(),
              share.amount(),
              share.massGrams(),
              share.ttw(),
              share.wtw(),
              at.cursor()));
    }
  }

  private static void claimed(SavingClaimed e, At at, ViewWriter out) {
    out.put(
        SAVINGS,
        new SavingRow(
            e.leg(),
            e.by(),
            e.set(),
            e.version(),
            e.factor(),
            e.baseline(),
            e.saved(),
            e.note(),
            e.document(),
            "CLAIMED",
            0,
            "",
            "",
            at.time(),
            at.action(),
            at.cursor()));
  }
}
