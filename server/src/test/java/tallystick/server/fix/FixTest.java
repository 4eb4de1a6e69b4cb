package tallystick.server.fix;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import quickfix.Group;
import quickfix.Message;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.exchange.Side;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Dice;
import tallystick.server.Exchange;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.venue.KeyFile;
import tools.jackson.databind.JsonNode;

/// Trading by FIX against a real venue, with QuickFIX/J on the other side. Prices are dollars for a
/// lot of ten, in steps of 5 cents.
class FixTest {
  private static final TestVenue VENUE = TestVenue.get();
  private static final Web WEB = VENUE.web();
  private static final Path STORE;
  private static final Someone ACME;

  static {
    try {
      STORE = TestVenue.folder("fix-client");
      ACME = Someone.of(KeyFile.read(VENUE.data().resolve("ACME.key")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void registers() throws Exception {
    WEB.does(ACME.signs(new RegisterPrincipal("Acme by FIX")));
    WEB.does(VENUE.operator().signs(new Issue(ACME.principal(), "USD", 1_000_000_000, "")));
  }

  @AfterAll
  static void cleansUp() {
    TestVenue.delete(STORE);
  }

  private static FixClient acme() throws Exception {
    return new FixClient(VENUE.fixPort(), "ACME", TestVenue.FIX_PASSWORD, STORE).in();
  }

  private static String open(String asset) throws Exception {
    String symbol = Exchange.open(VENUE, asset);
    WEB.does(VENUE.operator().signs(new Issue(ACME.principal(), asset, 10_000, "")));
    WEB.get("/v1/exchange/instruments?min-height=" + WEB.height());
    return symbol;
  }

  @Test
  void an_order_is_accepted_traded_replaced_asked_for_and_cancelled() throws Exception {
    String symbol = open("FIXA");
    Someone ben = Exchange.trader(VENUE, "FIXA", "Ben");
    try (FixClient acme = acme()) {
      acme.places("a1", symbol, '1', "10.05", "100");
      Message accepted = acme.report('0');
      assertEquals("a1", accepted.getString(11));
      assertEquals("100", accepted.getString(151));
      WEB.does(ben.signs(Exchange.limit(symbol, Side.SELL, 1_000, 40, "")));
      Message traded = acme.report('F');
      assertEquals('1', traded.getChar(39));
      assertEquals("10.05", traded.getString(31));
      assertEquals("40", traded.getString(32));
      assertEquals("60", traded.getString(151));
      assertEquals("10.05", traded.getString(6));
      acme.say(
          "G",
          41,
          "a1",
          11,
          "a2",
          55,
          symbol,
          54,
          "1",
          40,
          "2",
          44,
          "10.10",
          38,
          "90",
          60,
          FixClient.now());
      Message replaced = acme.report('5');
      assertEquals("a2", replaced.getString(11));
      assertEquals("a1", replaced.getString(41));
      assertEquals("50", replaced.getString(151));
      acme.say("H", 11, "a2", 55, symbol, 54, "1");
      Message status = acme.report('I');
      assertEquals('1', status.getChar(39));
      assertEquals("40", status.getString(14));
      acme.say("F", 41, "a2", 11, "a3", 55, symbol, 54, "1", 60, FixClient.now());
      Message cancelled = acme.report('4');
      assertEquals("a3", cancelled.getString(11));
      assertEquals("a2", cancelled.getString(41));
      assertEquals("0", cancelled.getString(151));
    }
  }

  @Test
  void what_is_wrong_is_refused_and_changes_nothing() throws Exception {
    String symbol = open("FIXB");
    try (FixClient acme = acme()) {
      acme.places("b1", symbol, '1', "10.03", "100");
      assertEquals("exchange.OFF_TICK", acme.report('8').getString(58));
      acme.places("b2", symbol, '1', "10.001", "100");
      assertTrue(acme.report('8').getString(58).contains("at most 2 decimals"));
      acme.places("b3", "NO-SUCH", '1', "10.00", "100");
      assertEquals(1, acme.report('8').getInt(103));
      acme.places("b4", symbol, '1', "10.00", "99999999999999999999");
      assertTrue(acme.report('8').getString(58).contains("OrderQty"));
      acme.places("spaces are bad", symbol, '1', "10.00", "100");
      assertTrue(acme.report('8').getString(58).contains("clientId"));
      acme.say("F", 41, "nothing", 11, "b5", 55, symbol, 54, "1", 60, FixClient.now());
      Message reject = acme.next("9");
      assertEquals('1', reject.getChar(434));
      assertEquals(1, reject.getInt(102));
      acme.say(
          "G",
          41,
          "nothing",
          11,
          "b6",
          55,
          symbol,
          54,
          "1",
          40,
          "2",
          44,
          "10",
          38,
          "10",
          60,
          FixClient.now());
      assertEquals('2', acme.next("9").getChar(434));
      acme.say("H", 11, "nothing", 55, symbol, 54, "1");
      assertEquals(5, acme.report('I').getInt(103));
      acme.say("Q", 37, "1", 17, "1", 127, "A", 55, symbol, 54, "1");
      assertEquals(3, acme.next("j").getInt(380));
      acme.places("b7", symbol, '1', "10.00", "100");
      assertEquals("b7", acme.report('0').getString(11));
      acme.places("b7", symbol, '1', "10.00", "100");
      assertEquals(6, acme.report('8').getInt(103));
      acme.say("q", 11, "b8", 530, "1", 55, symbol, 60, FixClient.now());
      List<String> kinds = new ArrayList<>();
      kinds.add(acme.next().getHeader().getString(35));
      kinds.add(acme.next().getHeader().getString(35));
      assertEquals(List.of("8", "r"), kinds.stream().sorted().toList());
    }
  }

  @Test
  void what_happened_while_it_was_away_is_told_when_it_comes_back() throws Exception {
    String symbol = open("FIXC");
    Someone ben = Exchange.trader(VENUE, "FIXC", "Ben");
    try (FixClient acme = acme()) {
      acme.places("c1", symbol, '1', "10.00", "100");
      acme.report('0');
    }
    WEB.does(ben.signs(Exchange.limit(symbol, Side.SELL, 1_000, 30, "")));
    WEB.does(ben.signs(Exchange.limit(symbol, Side.SELL, 1_000, 70, "")));
    try (FixClient acme = acme()) {
      assertEquals("30", acme.report('F').getString(32));
      Message last = acme.report('F');
      assertEquals("70", last.getString(32));
      assertEquals('2', last.getChar(39));
    }
  }

  private static void apply(Message message, Map<String, String> book) throws Exception {
    for (Group entry : message.getGroups(268)) {
      String key = entry.getString(269) + " " + entry.getString(270);
      if (entry.isSetField(279) && entry.getString(279).equals("2")) {
        book.remove(key);
      } else {
        book.put(key, entry.getString(271));
      }
    }
  }

  @Test
  void a_book_that_is_followed_by_fix_is_the_book() throws Exception {
    String symbol = open("FIXD");
    Someone ben = Exchange.trader(VENUE, "FIXD", "Ben");
    Dice dice = new Dice(7);
    for (int i = 0; i < 20; i++) {
      WEB.does(ben.signs(Exchange.limit(symbol, Side.SELL, 1_000 + 5 * i, 10, "")));
    }
    Map<String, String> book = new TreeMap<>();
    try (FixClient acme = acme()) {
      acme.say("x", 320, "list", 559, "4");
      Message list = acme.next("y");
      assertTrue(list.toString().contains(symbol));
      Message request = ExecutionReports.message("V");
      request.setString(262, "md");
      request.setString(263, "1");
      request.setString(264, "0");
      request.setString(265, "1");
      for (String type : List.of("0", "1")) {
        Group group = new Group(267, 269);
        group.setString(269, type);
        request.addGroup(group);
      }
      Group wanted = new Group(146, 55);
      wanted.setString(55, symbol);
      request.addGroup(wanted);
      acme.say(request);
      apply(acme.next("W"), book);
      assertEquals(20, book.size());
      for (int i = 0; i < 60; i++) {
        boolean buys = dice.chance(50);
        long price = 1_000 + 5 * (buys ? dice.between(-20, 4) : dice.between(0, 20));
        WEB.does(
            ben.signs(
                Exchange.limit(
                    symbol, buys ? Side.BUY : Side.SELL, price, 10 * dice.between(1, 4), "")));
      }
      JsonNode whole =
          WEB.get("/v1/exchange/book?instrument=%s&min-height=%d".formatted(symbol, WEB.height()))
              .json();
      Map<String, String> expected = new TreeMap<>();
      whole.path("bids").forEach(level -> level(expected, "0 ", level));
      whole.path("asks").forEach(level -> level(expected, "1 ", level));
      while (!book.equals(expected)) {
        apply(acme.next("X"), book);
      }
      wanted.setString(55, "NO-SUCH");
      request.setString(262, "other");
      request.removeGroup(146);
      request.addGroup(wanted);
      acme.say(request);
      assertEquals('0', acme.next("Y").getChar(281));
    }
  }

  private static void level(Map<String, String> book, String side, JsonNode level) {
    book.put(
        side + java.math.BigDecimal.valueOf(level.path("price").longValue(), 2).toPlainString(),
        level.path("quantity").asString());
  }

  @Test
  void whoever_has_no_right_is_sent_away() throws Exception {
    Path folder = TestVenue.folder("fix-stranger");
    try (FixClient wrong = new FixClient(VENUE.fixPort(), "RIVAL", "not the password", folder)) {
      assertFalse(wrong.out());
    }
    try (FixClient stranger =
        new FixClient(VENUE.fixPort(), "NOBODY", TestVenue.FIX_PASSWORD, folder)) {
      assertFalse(stranger.out());
    }
    TestVenue.delete(folder);
    acme().close();
  }

  private static byte[] message(String body, String checksum) {
    String text = "8=FIX.4.4|9=" + body.length() + "|" + body + "10=" + checksum + "|";
    return text.replace('|', '\1').getBytes(US_ASCII);
  }

  /// Sends bytes, and more of the same, until the other side has enough or has read them all.
  private static long floods(byte[] first, byte[] more, int times) throws IOException {
    long sent = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), VENUE.fixPort())) {
      socket.setSoTimeout(2_000);
      socket.getOutputStream().write(first);
      for (int i = 0; i < times; i++) {
        socket.getOutputStream().write(more);
        sent += more.length;
      }
      InputStream in = socket.getInputStream();
      while (in.read() >= 0) {
        // It may say why.
      }
    } catch (SocketException e) {
      // It has closed the connection.
    } catch (java.net.SocketTimeoutException e) {
      // It waits for a message that makes sense.
    }
    return sent;
  }

  @Test
  void garbage_harms_nobody() throws Exception {
    byte[] noise = new byte[64 << 10];
    new java.util.Random(1).nextBytes(noise);
    floods(noise, noise, 4);
    floods(
        message("35=A|49=ACME|56=VENUE|34=1|52=20260101-00:00:00|98=0|108=10|", "000"), noise, 0);
    floods("8=FIX.4.4\0019=-5\00135=A\001".getBytes(US_ASCII), noise, 1);
    floods("8=FIX.4.4\0019=99999999999999999999\001".getBytes(US_ASCII), noise, 1);
    long sent = floods("8=FIX.4.4\0019=999999999\001".getBytes(US_ASCII), noise, 4_000);
    assertTrue(sent < 200 << 20, "took " + sent + " bytes");
    String symbol = open("FIXE");
    try (FixClient acme = acme()) {
      acme.places("e1", symbol, '2', "10.00", "50");
      assertEquals("e1", acme.report('0').getString(11));
    }
  }
}
