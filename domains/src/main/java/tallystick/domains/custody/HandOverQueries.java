package tallystick.domains.custody;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.domains.custody.CustodyEvent.StockPart;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// Questions about hand-overs.
final class HandOverQueries {
  private static final String CARDS =
      """
      SELECT h.*, coalesce(g.name, h.giver) AS giver_name,
        coalesce(r.name, h.receiver) AS receiver_name, coalesce(p.name, '') AS place_name
      FROM custody.handovers h
      LEFT JOIN identity.principals g ON g.principal = h.giver
      LEFT JOIN identity.principals r ON r.principal = h.receiver
      LEFT JOIN custody.places p ON p.place = h.place
      """;

  static final Query<HandOverCard> HAND_OVERS =
      Query.page(
          ANYONE,
          "handovers",
          "Hand-overs of a principal, newest first.",
          HandOverCard.class,
          CARDS
              + """
              WHERE h.cursor < :before
                AND (:giver::text IS NULL OR h.giver = :giver)
                AND (:receiver::text IS NULL OR h.receiver = :receiver)
                AND (:status::text IS NULL OR h.status = :status)
              ORDER BY h.cursor DESC LIMIT :limit\
              """,
          Param.optional("giver", "by one principal"),
          Param.optional("receiver", "to one principal"),
          Param.choice(
              "status",
              List.of("OFFERED", "ACCEPTED", "REFUSED", "WITHDRAWN", "LAPSED"),
              "in one status"));

  static final Query<HandOverCard> HAND_OVER =
      Query.one(
          ANYONE,
          "handover",
          "One hand-over.",
          HandOverCard.class,
          CARDS + "WHERE h.hand_over = :handOver",
          Param.required("handOver", "its id"));

  static final List<Query<?>> ALL = List.of(HAND_OVERS, HAND_OVER);

  private HandOverQueries() {}

  /// A hand-over. `status` is OFFERED, ACCEPTED, REFUSED, WITHDRAWN or LAPSED; what was taken,
  /// which may be less than was offered, is in `taken` and `takenQuantities`; `action` made it and
  /// `answer` ended it.
  record HandOverCard(
      String handOver,
      String giver,
      String giverName,
      String receiver,
      String receiverName,
      List<String> items,
      List<StockPart> quantities,
      String place,
      String placeName,
      String note,
      long deadline,
      String document,
      String status,
      List<String> taken,
      List<StockPart> takenQuantities,
      String reason,
      String picture,
      long offered,
      long answered,
      String action,
      String answer,
      long cursor) {}
}
