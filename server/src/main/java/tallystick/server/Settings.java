package tallystick.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tallystick.ledger.Peer;
import tallystick.server.access.TokenUri;

/// What the operator chose.
///
/// @param data the folder that keeps everything
/// @param host address to listen at
/// @param port of HTTP; the next free one is taken when it is not free
/// @param demo whether an empty venue is filled with demo data, and goes on by itself
/// @param founds whether an empty ledger is made a venue by this process
/// @param roles what this process does
/// @param ledger where the ledger is, or what our node of it is
/// @param postgres JDBC address of a PostgreSQL elsewhere, empty for one of our own
/// @param name of the venue when it is founded
/// @param web folder of the built web app
/// @param rates how much everybody may ask for at the gateway
/// @param fix what the role `fix` needs
/// @param mqtt what the role `devices` needs
/// @param access what signing in needs
/// @param clamd where a scanner of malware listens, if there is one
/// @param rebuild whether the views are made anew
record Settings(
    Path data,
    String host,
    int port,
    Demo demo,
    boolean founds,
    Set<Role> roles,
    Ledger ledger,
    String postgres,
    String name,
    Path web,
    Rates rates,
    Fix fix,
    Mqtt mqtt,
    Access access,
    Optional<InetSocketAddress> clamd,
    boolean rebuild) {

  /// How much everybody may ask for.
  ///
  /// @param actionsPerSecond of every key, and of every person; 0 for no limit
  /// @param actions a second of single actions or rooms, by their wire names
  /// @param redis where several gateways count together, if they do
  /// @param bodyTime how long the whole of a body may take
  record Rates(
      long actionsPerSecond, Map<String, Long> actions, Optional<URI> redis, Duration bodyTime) {
    /// So many of every key, counted by this process.
    static Rates of(long actionsPerSecond, Duration bodyTime) {
      return new Rates(actionsPerSecond, Map.of(), Optional.empty(), bodyTime);
    }
  }

  /// What the operator chose about FIX.
  ///
  /// @param port to listen at
  /// @param sessions file that says who may connect
  record Fix(int port, Path sessions) {
    /// None.
    static final Fix NONE = new Fix(-1, Path.of(""));
  }

  /// What the operator chose about MQTT.
  ///
  /// @param address of a broker elsewhere, `mqtt://…` or `mqtts://…`; empty for one of our own
  /// @param port of ours; the next free one is taken
  /// @param keys folder of our broker's certificate and its devices' authority, if it encrypts
  /// @param readings for how long they are kept, forever if it is not said
  record Mqtt(String address, int port, Optional<Path> keys, Optional<Period> readings) {
    /// One of our own, at any port.
    static final Mqtt OWN = new Mqtt("", 0, Optional.empty(), Optional.empty());
  }

  /// What the operator chose about signing in.
  ///
  /// @param origin under which a proxy serves us, as `https://venue.example`; empty if none does
  /// @param breached list of leaked passwords, if there is one
  /// @param chain node of an Ethereum chain, if contract wallets sign in
  /// @param sanctions folder of lists of sanctions, if there is one
  /// @param token that has the key-encryption key, if no file does
  record Access(
      String origin,
      Optional<Path> breached,
      Optional<URI> chain,
      Optional<Path> sanctions,
      Optional<TokenUri> token) {
    /// No proxy, no lists, no chain, no token.
    static final Access PLAIN =
        new Access("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// What the operator chose about the ledger.
  ///
  /// @param address `host:port,…` of one elsewhere, empty for one of our own
  /// @param port at which ours serves other processes, -1 for none
  /// @param node which of the peers our node is
  /// @param peers all nodes, empty if ours is the whole ledger
  /// @param keys folder of this process' keys and certificates, if there is one
  /// @param join whether our node waits to be added to a group that there is
  record Ledger(
      String address, int port, String node, List<Peer> peers, Optional<Path> keys, boolean join) {
    /// One of our own, for this process alone.
    static final Ledger OWN = new Ledger("", -1, "n1", List.of(), Optional.empty(), false);
  }

  boolean has(Role role) {
    return roles.contains(role);
  }

  /// Whether views are kept or asked here.
  boolean needsPostgres() {
    return has(Role.VIEWS) || has(Role.GATEWAY) || has(Role.FIX) || has(Role.DEVICES);
  }
}
