package tallystick.ledger.audit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where the files of a public log are read. May be used by any number of threads.
public interface LogSource extends AutoCloseable {
  /// The largest file that is read: 256 payloads of half a MiB, with what was decided on them.
  int MAX_BYTES = 256 << 20;

  /// The path of the signed checkpoint.
  String CHECKPOINT = "checkpoint";

  /// The path of the verifier key that the log says is its own.
  String KEY = "key";

  /// A file of the log.
  ///
  /// @param path below the log's prefix, as `checkpoint` or `tile/0/x001/234`
  /// @return empty if the log has no such file
  /// @throws IOException when nobody knows whether it has
  Optional<byte[]> read(String path) throws IOException;

  @Override
  void close();

  /// The log at an address or in a folder.
  ///
  /// @param where a venue's or a mirror's address (`http://host:8080`, whose log is below `/log`),
  ///   an address that is itself a log's prefix, or a folder
  static LogSource of(String where) {
    if (!where.startsWith("http://") && !where.startsWith("https://")) {
      return new FolderSource(Path.of(where));
    }
    URI uri = URI.create(where.endsWith("/") ? where.substring(0, where.length() - 1) : where);
    return new HttpSource(uri.getRawPath().isEmpty() ? URI.create(uri + "/log") : uri);
  }
}
