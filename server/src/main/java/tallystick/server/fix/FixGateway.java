package tallystick.server.fix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FileStoreFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.ThreadedSocketAcceptor;
import tallystick.domains.Domains;
import tallystick.domains.exchange.ExchangeEvent;
import tallystick.kernel.At;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.Event;
import tallystick.ledger.GrpcLedger;
import tallystick.server.venue.KeyFile;
import tallystick.server.venue.Signer;
import tallystick.server.views.Databases;
import tallystick.server.views.Questions;
import tallystick.server.views.ViewHeight;

/// The role `fix`: an acceptor of FIX 4.4 in front of a ledger and its views.
public final class FixGateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FixGateway.class);
  private static final String VERSION = "FIX.4.4";

  /// Blocks after which the progress is written although nobody was told anything.
  private static final int QUIET_BLOCKS = 1_000;

  private final Codec codec = new Codec(Domains.ALL);
  private final Map<String, Trader> traders = new LinkedHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Path progress;
  private final ViewHeight views;
  private final MarketFeed feed;
  private final ThreadedSocketAcceptor acceptor;
  private final AutoCloseable following;
  private boolean told;

  /// Where to listen, and for whom.
  ///
  /// @param sessions file of [FixSessions]
  /// @param data folder that keeps what was sent and how far the log was told
  public record Config(String host, int port, Path sessions, Path data) {}

  private FixGateway(Config config, GrpcLedger ledger, Databases databases, InstantSource clock)
      throws IOException, ConfigError {
    Files.createDirectories(config.data());
    this.progress = config.data().resolve("progress.json");
    this.views = new ViewHeight(databases.writing());
    FixSessions sessions = FixSessions.read(config.sessions());
    Instruments instruments = new Instruments(new Questions(databases.reading(), views));
    this.feed = new MarketFeed(instruments, views, threads, FixGateway::send);
    Progress last = Progress.read(progress, ledger.head().height());
    feed.telling(last.height());
    for (FixSessions.Entry entry : sessions.sessions()) {
      SessionID id = new SessionID(VERSION, sessions.venue(), entry.client());
      Path key = config.sessions().resolveSibling(entry.key());
      Signer signer = new Signer(KeyFile.read(key), ledger, codec, clock);
      Trader trader = new Trader(signer, instruments, threads, message -> send(id, message));
      last.orders().getOrDefault(entry.client(), List.of()).forEach(trader::keep);
      traders.put(entry.client(), trader);
    }
    this.acceptor =
        ThreadedSocketAcceptor.newBuilder()
            .withApplication(new FixApplication(sessions, traders, feed))
            .withMessageStoreFactory(new FileStoreFactory(settings(config, sessions)))
            .withSettings(settings(config, sessions))
            .withLogFactory(FixLog.factory())
            .withMessageFactory(new DefaultMessageFactory())
            .build();
    SizeLimit limit = new SizeLimit();
    // Nearest to the socket: behind the engine's own filter there are whole messages only.
    acceptor.setIoFilterChainBuilder(chain -> chain.addFirst("size", limit));
    acceptor.start();
    this.following = ledger.follow(last.height() + 1, this::take);
  }

  /// Starts to listen.
  ///
  /// @throws IOException with a sentence for the operator
  public static FixGateway start(
      Config config, GrpcLedger ledger, Databases databases, InstantSource clock)
      throws IOException {
    try {
      return new FixGateway(config, ledger, databases, clock);
    } catch (ConfigError e) {
      throw new IOException("FIX does not start: " + e.getMessage(), e);
    }
  }

  private static SessionSettings settings(Config config, FixSessions sessions) {
    SessionSettings settings = new SessionSettings();
    Map<String, String> all = new HashMap<>();
    all.put("ConnectionType", "acceptor");
    all.put("SocketAcceptAddress", config.host());
    all.put("SocketAcceptPort", Integer.toString(config.port()));
    all.put("SocketReuseAddress", "Y");
    all.put("SocketTcpNoDelay", "Y");
    all.put("NonStopSession", "Y");
    all.put("UseDataDictionary", "Y");
    all.put("DataDictionary", "FIX44.xml");
    all.put("ValidateUserDefinedFields", "N");
    all.put("CheckLatency", "Y");
    all.put("FileStorePath", config.data().resolve("store").toString());
    all.put("FileStoreSync", "N");
    all.put("RejectMessageOnUnhandledException", "Y");
    all.forEach(settings::setString);
    for (FixSessions.Entry entry : sessions.sessions()) {
      SessionID id = new SessionID(VERSION, sessions.venue(), entry.client());
      settings.setString(id, "BeginString", VERSION);
      settings.setString(id, "SenderCompID", sessions.venue());
      settings.setString(id, "TargetCompID", entry.client());
    }
    return settings;
  }

  /// Sends, or if nobody is there keeps what is to be sent.
  private static void send(SessionID session, Message message) {
    try {
      Session.sendToTarget(message, session);
    } catch (SessionNotFound e) {
      LOG.warn("{} is not there any more", session);
    }
  }

  private void take(Block block) throws IOException {
    feed.telling(block.height());
    for (int i = 0; i < block.entries().size(); i++) {
      Entry entry = block.entries().get(i);
      if (new String(entry.outcome(), StandardCharsets.UTF_8).contains("\"exchange.")) {
        tell(block, i, entry);
      }
    }
    if (told || block.height() % QUIET_BLOCKS == 0) {
      told = false;
      Map<String, List<Tracked>> orders = new LinkedHashMap<>();
      traders.forEach((client, trader) -> orders.put(client, trader.orders()));
      new Progress(block.height(), orders).write(progress);
    }
  }

  private void tell(Block block, int index, Entry entry) {
    List<Event> events = codec.outcome(entry.outcome()).events();
    for (int sequence = 0; sequence < events.size(); sequence++) {
      if (events.get(sequence) instanceof ExchangeEvent event) {
        At at =
            new At(
                block.height(),
                block.time(),
                block.firstPosition() + index,
                sequence,
                entry.id(),
                "");
        traders.values().forEach(trader -> new OrderEvents(trader).take(event, at));
        feed.take(event);
        told = true;
      }
    }
    traders.values().forEach(trader -> trader.answered(entry.id()));
  }

  @Override
  public void close() throws Exception {
    following.close();
    acceptor.stop();
    threads.close();
    views.close();
  }
}
