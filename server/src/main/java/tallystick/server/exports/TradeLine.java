package tallystick.server.exports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// A trade as a line of a file. The price is minor units of money for one lot, the quantity units,
/// value and fees minor units; `action` is the id of the receipt that proves it.
public record TradeLine(
    long trade,
    Instant time,
    String instrument,
    long price,
    long quantity,
    long value,
    String takerSide,
    long taker,
    long maker,
    String buyer,
    String seller,
    long buyerFee,
    long sellerFee,
    boolean auction,
    String action) {

  static TradeLine of(ResultSet row) throws SQLException {
    return new TradeLine(
        row.getLong("trade"),
        Instant.ofEpochMilli(row.getLong("time")),
        row.getString("instrument"),
        row.getLong("price"),
        row.getLong("quantity"),
        row.getLong("value"),
        row.getString("taker_side"),
        row.getLong("taker"),
        row.getLong("maker"),
        row.getString("buyer"),
        row.getString("seller"),
        row.getLong("buyer_fee"),
        row.getLong("seller_fee"),
        row.getBoolean("auction"),
        row.getString("action"));
  }
}
