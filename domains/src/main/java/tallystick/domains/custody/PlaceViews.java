package tallystick.domains.custody;

import tallystick.domains.custody.CustodyAction.Slot;
import tallystick.domains.custody.CustodyEvent.PlaceDescribed;
import tallystick.domains.custody.CustodyEvent.PlacesArranged;
import tallystick.kernel.At;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;

/// Places as rows.
final class PlaceViews {
  static final View<PlaceRow> PLACES = new View<>("custody.places", PlaceRow.class, "place");

  private static final PlaceRow NOWHERE =
      new PlaceRow("", "", "", "", 0, 0, "", 0, 0, 0, 0, 0, 0, 0, "", 0);

  private PlaceViews() {}

  /// A place; latitude and longitude are in millionths of a degree, both 0 if nobody said where.
  /// Its box is in millimetres from a corner of its building, all 0 if it is not arranged.
  record PlaceRow(
      String place,
      String owner,
      String name,
      String kind,
      long latitude,
      long longitude,
      String partOf,
      long x,
      long y,
      long z,
      long width,
      long depth,
      long height,
      long time,
      String action,
      long cursor) {}

  static void described(PlaceDescribed e, At at, ViewWriter out) {
    out.change(
        PLACES,
        e.place(),
        old -> {
          // Where it was in another place says nothing in this one.
          PlaceRow was = old != null && old.partOf().equals(e.partOf()) ? old : NOWHERE;
          return new PlaceRow(
              e.place(),
              e.owner(),
              e.name(),
              e.kind(),
              e.latitude(),
              e.longitude(),
              e.partOf(),
              was.x(),
              was.y(),
              was.z(),
              was.width(),
              was.depth(),
              was.height(),
              at.time(),
              at.action(),
              at.cursor());
        });
  }

  static void arranged(PlacesArranged e, At at, ViewWriter out) {
    e.places().forEach(slot -> arranged(slot, e, at, out));
  }

  private static void arranged(Slot slot, PlacesArranged e, At at, ViewWriter out) {
    out.change(
        PLACES,
        slot.place(),
        old ->
            new PlaceRow(
                slot.place(),
                e.owner(),
                slot.name(),
                e.kind(),
                old == null ? 0 : old.latitude(),
                old == null ? 0 : old.longitude(),
                e.within(),
                slot.x(),
                slot.y(),
                slot.z(),
                slot.width(),
                slot.depth(),
                slot.height(),
                at.time(),
                at.action(),
                at.cursor()));
  }
}
