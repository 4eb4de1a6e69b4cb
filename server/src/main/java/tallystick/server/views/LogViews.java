package tallystick.server.views;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.kernel.Block;
import tallystick.kernel.Entry;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;
import tallystick.kernel.Receipt;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;

/// The log itself as people read it: every block and every action, refused ones too. It is no room,
/// since nobody acts in it, but it is read and followed like one.
public final class LogViews {
  /// First part of its paths and topics.
  public static final String ROOM = "log";

  private static final View<ActionRow> ACTIONS =
      new View<>("log.actions", ActionRow.class, "cursor");
  private static final View<BlockRow> BLOCKS = new View<>("log.blocks", BlockRow.class, "height");

  static final List<View<?>> TABLES = List.of(ACTIONS, BLOCKS);
  static final List<String> EXTRAS =
      List.of(
          "CREATE INDEX ON log.actions (by, cursor)", "CREATE INDEX ON log.actions (key, cursor)");

  /// What may be asked of the log.
  public static final List<Query<?>> QUERIES =
      List.of(
          Query.page(
              ANYONE,
              "actions",
              "All actions, newest first.",
              NamedAction.class,
              """
              SELECT a.*, coalesce(p.name, a.by) AS by_name, a.cursor AS position
              FROM log.actions a LEFT JOIN identity.principals p ON p.principal = a.by
              WHERE a.cursor < :before AND (:by::text IS NULL OR a.by = :by)
              ORDER BY a.cursor DESC LIMIT :limit\
              """,
              Param.optional("by", "of one principal")),
          Query.page(
              ANYONE,
              "blocks",
              "All blocks, newest first.",
              NamedBlock.class,
              """
              SELECT *, height AS cursor FROM log.blocks WHERE height < :before
              ORDER BY height DESC LIMIT :limit\
              """));

  private LogViews() {}

  /// An action; the cursor is the position of its leaf in the Merkle log.
  record ActionRow(
      String id,
      long height,
      long time,
      String type,
      String by,
      String key,
      boolean accepted,
      String reason,
      long cursor) {}

  /// An action with the actor's display name.
  public record NamedAction(
      String id,
      long height,
      long time,
      long position,
      String type,
      String by,
      String byName,
      String key,
      boolean accepted,
      String reason,
      long cursor) {}

  /// A block.
  record BlockRow(long height, long time, long firstPosition, int actions, int accepted) {}

  /// A block in a list.
  public record NamedBlock(
      long height, long time, long firstPosition, int actions, int accepted, long cursor) {}

  static void project(Block block, List<Headline> headlines, ViewWriter out) {
    int accepted = 0;
    for (int i = 0; i < block.entries().size(); i++) {
      Entry entry = block.entries().get(i);
      Headline headline = headlines.get(i);
      Receipt receipt = Receipt.of(block, i);
      accepted += receipt.accepted() ? 1 : 0;
      out.put(
          ACTIONS,
          new ActionRow(
              entry.id(),
              block.height(),
              block.time(),
              headline.type(),
              headline.by(),
              entry.envelope().key(),
              receipt.accepted(),
              receipt.reason(),
              receipt.position()));
    }
    out.put(
        BLOCKS,
        new BlockRow(
            block.height(), block.time(), block.firstPosition(), block.entries().size(), accepted));
  }
}
