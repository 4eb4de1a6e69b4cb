package tallystick.ledger;

import io.grpc.Attributes;
import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.Status;
import io.grpc.StatusOr;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Lets gRPC connect to several nodes at once: resolves `tallystick:///host:port,host:port`. Each
/// certificate is checked against the name of its own host. gRPC finds this by META-INF/services.
public final class Addresses extends NameResolverProvider {
  private static final String SCHEME = "tallystick";

  /// Nodes of one group.
  private static final int MAX_ADDRESSES = 32;

  /// The target for a list of addresses.
  ///
  /// @throws IllegalArgumentException when one of them is not `host:port`
  static String target(String addresses) {
    List<String> parts = List.of(addresses.split(",", -1));
    if (parts.size() > MAX_ADDRESSES) {
      throw new IllegalArgumentException("at most " + MAX_ADDRESSES + " nodes can be named");
    }
    parts.forEach(Peer::requireAddress);
    return SCHEME + ":///" + addresses;
  }

  @Override
  protected boolean isAvailable() {
    return true;
  }

  @Override
  protected int priority() {
    // Below that of DNS, whose scheme stays the default.
    return 4;
  }

  @Override
  public String getDefaultScheme() {
    return SCHEME;
  }

  @Override
  public Collection<Class<? extends SocketAddress>> getProducedSocketAddressTypes() {
    return Set.of(InetSocketAddress.class);
  }

  @Override
  public @Nullable NameResolver newNameResolver(URI target, NameResolver.Args args) {
    if (!SCHEME.equals(target.getScheme())) {
      return null;
    }
    Executor offload = args.getOffloadExecutor();
    List<String> addresses = List.of(target.getPath().substring(1).split(","));
    return new Listed(addresses, offload == null ? Runnable::run : offload);
  }

  /// Looks the hosts up, again whenever a connection broke: they may have moved.
  private static final class Listed extends NameResolver {
    private final List<String> addresses;
    private final Executor offload;
    private @Nullable Listener2 listener;

    Listed(List<String> addresses, Executor offload) {
      this.addresses = addresses;
      this.offload = offload;
    }

    @Override
    public String getServiceAuthority() {
      return addresses.getFirst();
    }

    @Override
    public void start(Listener2 told) {
      listener = told;
      refresh();
    }

    @Override
    public void refresh() {
      Listener2 told = listener;
      if (told != null) {
        offload.execute(() -> told.onResult(resolve()));
      }
    }

    private ResolutionResult resolve() {
      List<EquivalentAddressGroup> groups = new ArrayList<>();
      for (String address : addresses) {
        int colon = address.lastIndexOf(':');
        InetSocketAddress socket =
            new InetSocketAddress(
                address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        if (!socket.isUnresolved()) {
          groups.add(
              new EquivalentAddressGroup(
                  socket,
                  Attributes.newBuilder()
                      .set(EquivalentAddressGroup.ATTR_AUTHORITY_OVERRIDE, address)
                      .build()));
        }
      }
      StatusOr<List<EquivalentAddressGroup>> found =
          groups.isEmpty()
              ? StatusOr.fromStatus(
                  Status.UNAVAILABLE.withDescription("no host has an address: " + addresses))
              : StatusOr.fromValue(groups);
      return ResolutionResult.newBuilder().setAddressesOrError(found).build();
    }

    @Override
    public void shutdown() {
      listener = null;
    }
  }
}
