package tallystick.ledger;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.ledger.v1.CosignersGrpc;
import tallystick.ledger.v1.LedgerGrpc;
import tallystick.ledger.v1.PeersGrpc;

/// Who calls, by the URI in the certificate: `tallystick:node/<id>` or `tallystick:client/<name>`.
/// The services between nodes are for nodes; the group is changed by nodes and by the client
/// `operator`. Without TLS everybody is on this machine, and may do all.
final class Callers implements ServerInterceptor {
  private static final Logger LOGGER = LoggerFactory.getLogger(Callers.class);
  private static final String SCHEME = "tallystick:";
  private static final String NODE = "node/";
  private static final String OPERATOR = "client/operator";

  /// The type of a URI among subject alternative names (RFC 5280, section 4.2.1.6).
  private static final int URI = 6;

  private static final Set<String> BETWEEN_NODES =
      Set.of(PeersGrpc.SERVICE_NAME, CosignersGrpc.SERVICE_NAME);

  private static final Context.Key<String> CALLER = Context.keyWithDefault("caller", "");

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session == null) {
      return next.startCall(call, headers);
    }
    String caller = identity(session).orElse("nobody");
    if (!isAllowed(caller, call)) {
      LOGGER.warn("{} was refused to {}.", call.getMethodDescriptor().getFullMethodName(), caller);
      StatusRuntimeException refusal = Faults.sent(notAllowed(caller));
      call.close(
          refusal.getStatus(), Objects.requireNonNullElseGet(refusal.getTrailers(), Metadata::new));
      return new ServerCall.Listener<>() {};
    }
    Context context = Context.current().withValue(CALLER, caller);
    return Contexts.interceptCall(context, call, headers, next);
  }

  private static boolean isAllowed(String caller, ServerCall<?, ?> call) {
    String method = call.getMethodDescriptor().getFullMethodName();
    if (method.equals(LedgerGrpc.getChangeGroupMethod().getFullMethodName())) {
      return isNode(caller) || caller.equals(OPERATOR);
    }
    String service = String.valueOf(call.getMethodDescriptor().getServiceName());
    return !BETWEEN_NODES.contains(service) || isNode(caller);
  }

  private static boolean isNode(String caller) {
    return caller.startsWith(NODE);
  }

  /// Refuses a call that speaks for another node than the one whose certificate it shows.
  ///
  /// @throws LedgerFault `not-allowed`
  static void requireNode(String id) {
    String caller = CALLER.get();
    if (!caller.isEmpty() && !caller.equals(NODE + id)) {
      throw notAllowed(caller);
    }
  }

  private static LedgerFault notAllowed(String caller) {
    return new LedgerFault(
        LedgerFault.NOT_ALLOWED, "The certificate is of " + caller + ", which may not do this.");
  }

  /// Who a node is by its certificate.
  static String node(String id) {
    return NODE + id;
  }

  /// Whether the other side of a connection is a node.
  static boolean isNode(@Nullable SSLSession session) {
    return session != null && identity(session).filter(Callers::isNode).isPresent();
  }

  private static Optional<String> identity(SSLSession session) {
    try {
      return identity((X509Certificate) session.getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }

  /// `node/<id>` or `client/<name>`, empty if the certificate names neither.
  static Optional<String> identity(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Optional.empty()
          : names.stream()
              .filter(name -> name.get(0).equals(URI))
              .map(name -> name.get(1).toString())
              .filter(uri -> uri.startsWith(SCHEME))
              .map(uri -> uri.substring(SCHEME.length()))
              .findFirst();
    } catch (CertificateParsingException e) {
      return Optional.empty();
    }
  }
}
