package tallystick.domains.exchange;

import tallystick.domains.exchange.ExchangeEvent.OwnerLinked;
import tallystick.kernel.At;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;

/// Who offers to count as one owner with whom, and who does.
final class LinkViews {
  static final View<LinkRow> LINKS = new View<>("exchange.links", LinkRow.class, "id");
  static final View<MemberRow> MEMBERS = new View<>("exchange.members", MemberRow.class, "owner");

  private LinkViews() {}

  /// An offer to be linked, while it is `open`; the id is `<owner>/<other>`.
  record LinkRow(String id, String owner, String other, boolean open, long time, long cursor) {}

  /// Who is in a group of linked owners; 0 who has left.
  record MemberRow(String owner, long group, long time, long cursor) {}

  static void linked(OwnerLinked e, At at, ViewWriter out) {
    offer(e.owner(), e.other(), e.linked() && e.group() == 0, at, out);
    if (e.linked() && e.group() != 0) {
      offer(e.other(), e.owner(), false, at, out);
      out.put(MEMBERS, new MemberRow(e.other(), e.group(), at.time(), at.cursor()));
    }
    if (e.group() != 0) {
      long group = e.linked() ? e.group() : 0;
      out.put(MEMBERS, new MemberRow(e.owner(), group, at.time(), at.cursor()));
    }
  }

  private static void offer(String owner, String other, boolean open, At at, ViewWriter out) {
    String id = owner + "/" + other;
    out.put(LINKS, new LinkRow(id, owner, other, open, at.time(), at.cursor()));
  }
}
