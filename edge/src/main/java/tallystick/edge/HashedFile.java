package tallystick.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A file that is hashed while it is written, and is on the disk when it is closed.
final class HashedFile extends OutputStream {
  private final FileChannel file;
  private final MessageDigest digest;
  private long bytes;

  HashedFile(Path path) throws IOException {
    this.file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] piece, int from, int count) throws IOException {
    digest.update(piece, from, count);
    ByteBuffer rest = ByteBuffer.wrap(piece, from, count);
    while (rest.hasRemaining()) {
      bytes += file.write(rest);
    }
  }

  long bytes() {
    return bytes;
  }

  /// To be asked once, at the end.
  byte[] sha256() {
    return digest.digest();
  }

  @Override
  public void close() throws IOException {
    file.force(true);
    file.close();
  }
}
