package tallystick.server.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/// The one way in which this server asks other servers for something, so that nobody makes it ask
/// what only it can reach (https://owasp.org/www-community/attacks/Server_Side_Request_Forgery).
///
/// Where strangers said where to go, that is HTTPS to a public address. A name is looked up once;
/// if any of its addresses is not public it is refused, and the connection goes to one of these
/// very addresses, so that a second answer of the name server changes nothing. What the operator
/// named is trusted with any address, and nothing else is. Redirects are answers like any other,
/// and time, size and number of requests have limits.
public final class Outbound implements AutoCloseable {
  /// How long one exchange may take, from the look-up to the last byte.
  public static final Duration WHOLE = Duration.ofSeconds(10);

  /// Bytes of an answer.
  public static final int MAX_ANSWER = 1 << 20;

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int AT_ONCE = 32;

  private final Set<String> named;
  private final Duration whole;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final CloseableHttpClient http;

  Outbound(Set<String> named, Pinned.Lookup lookup, Duration whole) {
    this.named = named;
    this.whole = whole;
    this.http = client(new Pinned(lookup, named.isEmpty()));
  }

  /// For addresses that others gave.
  public static Outbound guarded() {
    return new Outbound(Set.of(), InetAddress::getAllByName, WHOLE);
  }

  /// For these servers of the operator's choice alone, wherever they are.
  public static Outbound to(URI... servers) {
    return new Outbound(
        Arrays.stream(servers).map(Outbound::server).collect(Collectors.toSet()),
        InetAddress::getAllByName,
        WHOLE);
  }

  /// @param headers by name in lower case, the last of a name
  public record Answer(int status, Map<String, String> headers, byte[] body) {}

  /// Where this may not go, or what was sent is more than it takes.
  public static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /// Asks for something.
  ///
  /// @throws Refused when it may not go there, or the answer is too large
  /// @throws IOException when no answer comes in time
  public Answer get(URI uri, Map<String, String> headers) throws IOException {
    return send(new HttpUriRequestBase("GET", checked(uri)), headers);
  }

  /// Sends something.
  ///
  /// @param type media type of the body
  /// @throws Refused when it may not go there, or the answer is too large
  /// @throws IOException when no answer comes in time
  public Answer post(URI uri, String type, byte[] body, Map<String, String> headers)
      throws IOException {
    HttpUriRequestBase request = new HttpUriRequestBase("POST", checked(uri));
    request.setEntity(new ByteArrayEntity(body, ContentType.parse(type)));
    return send(request, headers);
  }

  private URI checked(URI uri) throws Refused {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new Refused("not an address of a server: " + uri);
    }
    if (!scheme.equals("https") && (named.isEmpty() || !scheme.equals("http"))) {
      throw new Refused("only https: addresses are asked: " + uri);
    }
    if (!named.isEmpty() && !named.contains(server(uri))) {
      throw new Refused("not the server that the operator named: " + uri.getHost());
    }
    return uri;
  }

  /// Scheme, host and port.
  private static String server(URI uri) {
    return (uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
  }

  private Answer send(HttpUriRequestBase request, Map<String, String> headers) throws IOException {
    headers.forEach(request::setHeader);
    if (!free.tryAcquire()) {
      throw new IOException("too many requests to other servers are under way");
    }
    Future<Answer> asked =
        threads.submit(() -> {
          try {
            return http.execute(request, Outbound::answer);
          } finally {
            free.release();
          }
        });
    try {
      return asked.get(whole.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer of " + request.getAuthority() + " came in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
    } finally {
      request.cancel();
    }
  }

  private static Answer answer(ClassicHttpResponse response) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : response.getHeaders()) {
      headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    byte[] body = {};
    HttpEntity entity = response.getEntity();
    if (entity != null) {
      body = entity.getContent().readNBytes(MAX_ANSWER + 1);
      if (body.length > MAX_ANSWER) {
        throw new Refused("the answer has more than " + MAX_ANSWER + " bytes");
      }
    }
    return new Answer(response.getCode(), headers, body);
  }

  private static CloseableHttpClient client(DnsResolver resolver) {
    Timeout connect = Timeout.of(CONNECT);
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(resolver)
            .setMaxConnTotal(AT_ONCE)
            .setMaxConnPerRoute(AT_ONCE)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(connect)
                    .setSocketTimeout(Timeout.of(WHOLE))
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        // A connection serves one request: the next one looks the name up again.
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(connect)
                .setResponseTimeout(Timeout.of(WHOLE))
                .setProtocolUpgradeEnabled(false)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .setUserAgent("Tallystick")
        .build();
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    http.close();
  }
}
