package tallystick.server.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import tallystick.server.outbound.Outbound;

/// Requests to providers. The server of an issuer is one that the operator named; what its metadata
/// names elsewhere must be public.
final class ProviderHttp implements AutoCloseable {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int OK = 200;

  private final Outbound named;
  private final Outbound others = Outbound.guarded();
  private final List<URI> issuers;

  ProviderHttp(List<Provider.Known> providers) {
    this.issuers = providers.stream().map(one -> URI.create(one.provider().issuer())).toList();
    this.named = Outbound.to(issuers.toArray(URI[]::new));
  }

  /// The body of an answer.
  ///
  /// @throws IOException when there is none, or it is no success
  byte[] get(URI address) throws IOException {
    return body(outbound(address).get(address, Map.of("Accept", "application/json")));
  }

  /// Sends a form.
  ///
  /// @param authorization for the header of this name
  byte[] post(URI address, String form, String authorization) throws IOException {
    Map<String, String> headers =
        Map.of("Accept", "application/json", "Authorization", authorization);
    return body(outbound(address).post(address, FORM, form.getBytes(UTF_8), headers));
  }

  private Outbound outbound(URI address) {
    boolean ours =
        issuers.stream()
            .anyMatch(issuer ->
                String.valueOf(issuer.getAuthority()).equals(address.getAuthority())
                    && String.valueOf(issuer.getScheme()).equals(address.getScheme()));
    return ours ? named : others;
  }

  private static byte[] body(Outbound.Answer answer) throws IOException {
    if (answer.status() != OK) {
      throw new IOException("it answered " + answer.status());
    }
    return answer.body();
  }

  @Override
  public void close() throws IOException {
    named.close();
    others.close();
  }
}
