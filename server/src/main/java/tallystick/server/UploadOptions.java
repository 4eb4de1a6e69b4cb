package tallystick.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What becomes of files that members hand in, on the command line.
final class UploadOptions {
  /// The daemon's own.
  private static final int USUAL_PORT = 3310;

  @Option(
      names = "--clamd",
      paramLabel = "URL",
      description =
          "a ClamAV daemon that looks at each file before it is kept, as tcp://127.0.0.1:3310;"
              + " while it is away no files are taken")
  private @Nullable URI clamd;

  /// Refuses what is no address.
  void check() throws IOException {
    if (clamd != null && (!"tcp".equals(clamd.getScheme()) || clamd.getHost() == null)) {
      throw new IOException("--clamd must look like tcp://127.0.0.1:3310");
    }
  }

  Optional<InetSocketAddress> clamd() {
    return Optional.ofNullable(clamd)
        .map(uri ->
            new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort()));
  }
}
