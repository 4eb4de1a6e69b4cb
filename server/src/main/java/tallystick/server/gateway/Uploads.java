package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import xyz.capybara.clamav.ClamavClient;
import xyz.capybara.clamav.commands.scan.result.ScanResult;

/// Files as members hand them in. Where the operator has a scanner of malware, nothing is taken
/// that it has not looked at, also while it is away.
public final class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final int SCAN_SECONDS = 30;
  private static final int AGAIN_SECONDS = 30;

  private final Optional<ClamavClient> scanner;

  /// @param clamd where a ClamAV daemon listens, if there is one
  Uploads(Optional<InetSocketAddress> clamd) {
    this.scanner = clamd.map(ClamavClient::new);
  }

  /// The body of a request; a problem if it is larger, takes too long, or is known to do harm.
  public byte[] read(HttpServletRequest request, int most) {
    byte[] bytes = Body.bytes(request, most);
    check(bytes);
    return bytes;
  }

  void check(byte[] bytes) {
    scanner.ifPresent(one -> check(one, bytes));
  }

  private static void check(ClamavClient scanner, byte[] bytes) {
    // The client has no limit of time, but its channel ends when its thread is interrupted.
    var scan = new FutureTask<>(() -> scanner.scan(new ByteArrayInputStream(bytes)));
    Thread.startVirtualThread(scan);
    try {
      if (scan.get(SCAN_SECONDS, TimeUnit.SECONDS) instanceof ScanResult.VirusFound found) {
        LOG.warn("a file was not taken: {}", found.getFoundViruses().values());
        throw Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "malware-found",
                "The file was not taken: it holds something that is known to do harm.")
            .exception();
      }
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("the scanner of malware does not answer: {}", e.toString());
      throw unavailable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable();
    } finally {
      scan.cancel(true);
    }
  }

  private static RuntimeException unavailable() {
    return Problem.later(
            HttpStatus.SERVICE_UNAVAILABLE,
            "scanner-unavailable",
            "No files are taken right now: they cannot be looked at for malware.",
            AGAIN_SECONDS)
        .exception();
  }
}
