package tallystick.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tallystick.server.postgres.EmbeddedPostgres.StartException;

/// The user that the server runs as: ourselves, or an unprivileged user when we are root, since
/// PostgreSQL refuses to run as root.
record PostgresAccount(int uid, int gid, boolean switched) {
  private static final Path SELF = Path.of("/proc/self");

  /// Chooses the owner of existing data; for new data ourselves, or `nobody` in place of root.
  static PostgresAccount choose(Path cluster) throws IOException, StartException {
    int own = number(SELF, "uid");
    boolean exists = Files.exists(cluster);
    if (own != 0) {
      if (exists && number(cluster, "uid") != own) {
        throw new StartException(
            cluster
                + " belongs to user "
                + number(cluster, "uid")
                + " and this process runs as "
                + own
                + ": start it as that user or as root");
      }
      return new PostgresAccount(own, number(SELF, "gid"), false);
    }
    if (Commands.works("setpriv", "--clear-groups", "true")) {
      return exists
          ? new PostgresAccount(number(cluster, "uid"), number(cluster, "gid"), true)
          : nobody();
    }
    throw new StartException(
        "PostgreSQL refuses to run as root and setpriv cannot change the user here: start"
            + " Tallystick as another user, or give a server with --postgres jdbc:postgresql://…");
  }

  private static PostgresAccount nobody() throws IOException {
    Optional<String> line =
        Files.readAllLines(Path.of("/etc/passwd")).stream()
            .filter(entry -> entry.startsWith("nobody:"))
            .findFirst();
    String[] fields = line.orElse("nobody:x:65534:65534").split(":");
    return new PostgresAccount(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), true);
  }

  private static int number(Path file, String attribute) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:" + attribute);
  }

  /// The command that runs `command` as this user.
  List<String> command(List<String> command) {
    var whole = new ArrayList<String>();
    if (switched) {
      whole.addAll(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"));
    }
    whole.addAll(command);
    return whole;
  }

  /// As [#command], for a server: it is told to stop when the thread that starts it ends, and a
  /// Ctrl-C typed at our terminal does not reach it before we are done with it.
  List<String> serverCommand(List<String> command) {
    // The ledger on the same machine goes first: views may lag, answers may not.
    var guard = List.of("setsid", "nice", "-n", "5", "setpriv", "--pdeathsig", "INT");
    if (!Commands.works(guard, "true")) {
      // An old util-linux lacks the option. The next start then stops what a kill has left.
      return command(command);
    }
    var whole = new ArrayList<String>(guard);
    if (switched) {
      whole.addAll(List.of("--reuid=" + uid, "--regid=" + gid, "--clear-groups"));
    }
    whole.addAll(command);
    return whole;
  }

  /// As [#command], for `initdb` and the single-user server, which insist that the user has a name.
  /// A bare number (`docker run --user 12345`) borrows one in a user namespace of its own.
  List<String> namedCommand(List<String> command) throws IOException {
    if (switched || !Files.getOwner(SELF).getName().equals(Integer.toString(uid))) {
      return command(command);
    }
    PostgresAccount named = nobody();
    var whole = new ArrayList<String>();
    whole.addAll(List.of("unshare", "--user", "--map-user=" + named.uid));
    whole.add("--map-group=" + named.gid);
    whole.addAll(command);
    return whole;
  }

  /// Gives a file or folder made by us to this user.
  void own(Path file) throws IOException {
    if (switched) {
      Files.setAttribute(file, "unix:uid", uid);
      Files.setAttribute(file, "unix:gid", gid);
    }
  }

  /// Whether this user can enter `folder` and every folder above it.
  boolean reaches(Path folder) throws IOException {
    return obstacle(folder).isEmpty();
  }

  /// Opens our own `folder` for passage, and refuses one that lies under a closed folder.
  void requireReach(Path folder) throws IOException, StartException {
    if (switched && !enters(folder)) {
      var permissions = Files.getPosixFilePermissions(folder);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(folder, permissions);
    }
    Optional<Path> obstacle = obstacle(folder);
    if (obstacle.isPresent()) {
      throw new StartException(
          "PostgreSQL cannot run as root and user "
              + uid
              + " cannot enter "
              + obstacle.get()
              + ": keep the data elsewhere than "
              + folder
              + ", run chmod o+x "
              + obstacle.get()
              + ", or start Tallystick as another user");
    }
  }

  private Optional<Path> obstacle(Path folder) throws IOException {
    for (Path at = folder; switched && at != null; at = at.getParent()) {
      if (!enters(at)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private boolean enters(Path folder) throws IOException {
    var permissions = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
    PosixFilePermission needed =
        number(folder, "uid") == uid
            ? PosixFilePermission.OWNER_EXECUTE
            : number(folder, "gid") == gid
                ? PosixFilePermission.GROUP_EXECUTE
                : PosixFilePermission.OTHERS_EXECUTE;
    return permissions.contains(needed);
  }
}
