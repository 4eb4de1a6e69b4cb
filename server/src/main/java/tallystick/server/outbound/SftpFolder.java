package tallystick.server.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/// A folder of a server, open for a short time.
public final class SftpFolder implements AutoCloseable {
  /// Files of a folder; more are not looked through.
  public static final int MOST = 2_000;

  private final ClientSession session;
  private final SftpClient client;
  private final String path;

  SftpFolder(ClientSession session, SftpClient client, String path) {
    this.session = session;
    this.client = client;
    this.path = path.isEmpty() ? "/" : path;
  }

  /// @param modified by the server's clock, in milliseconds since 1970
  public record Entry(String name, long size, long modified) {}

  /// The files in it, without folders and whatever else there may be.
  public List<Entry> files() throws IOException {
    List<Entry> files = new ArrayList<>();
    try (CloseableHandle folder = client.openDir(path)) {
      for (List<DirEntry> some = client.readDir(folder);
          some != null;
          some = client.readDir(folder)) {
        for (DirEntry one : some) {
          Attributes attributes = one.getAttributes();
          // A name is the server's word: one that leads elsewhere is none.
          if (attributes.isRegularFile() && isName(one.getFilename())) {
            long modified =
                attributes.getModifyTime() == null ? 0 : attributes.getModifyTime().toMillis();
            files.add(new Entry(one.getFilename(), attributes.getSize(), modified));
          }
        }
        if (files.size() > MOST) {
          throw new Outbound.Refused("The folder has more than " + MOST + " files.");
        }
      }
    }
    return files;
  }

  private static boolean isName(String name) {
    return name.indexOf('/') < 0 && name.chars().noneMatch(c -> c < ' ' || c == 0x7f);
  }

  /// What is in a file.
  ///
  /// @param most bytes that are read; one more says that there are more
  public byte[] read(String name, int most) throws IOException {
    try (InputStream in = client.read(path(name))) {
      return in.readNBytes(most + 1);
    }
  }

  /// Writes a file so that whoever looks sees all of it or nothing: under another name first. One
  /// that is there is replaced.
  public void write(String name, byte[] bytes) throws IOException {
    String draft = path(name + ".part");
    try (OutputStream out =
        client.write(draft, OpenMode.Create, OpenMode.Truncate, OpenMode.Write)) {
      out.write(bytes);
    }
    OpenSSHPosixRenameExtension atomically = client.getExtension(OpenSSHPosixRenameExtension.class);
    if (atomically != null && atomically.isSupported()) {
      atomically.posixRename(draft, path(name));
      return;
    }
    if (isThere(path(name))) {
      client.remove(path(name));
    }
    client.rename(draft, path(name));
  }

  /// Moves a file into a folder in this one, which is made if it is not there.
  ///
  /// @param otherwise what it is called if there is one of its name
  public void move(String name, String folder, String otherwise) throws IOException {
    make(folder);
    String to = path(folder + "/" + name);
    client.rename(path(name), isThere(to) ? path(folder + "/" + otherwise) : to);
  }

  /// Makes a folder in this one, if it is not there.
  public void make(String folder) throws IOException {
    if (!isThere(path(folder))) {
      client.mkdir(path(folder));
    }
  }

  private boolean isThere(String whole) throws IOException {
    try {
      var _ = client.stat(whole);
      return true;
    } catch (SftpException e) {
      if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
        return false;
      }
      throw e;
    }
  }

  private String path(String name) {
    return path.endsWith("/") ? path + name : path + "/" + name;
  }

  @Override
  public void close() {
    session.close(true);
  }
}
