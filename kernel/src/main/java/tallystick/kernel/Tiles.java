package tallystick.kernel;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The arithmetic and the paths of C2SP tlog-tiles (https://c2sp.org/tlog-tiles).
///
/// Tile `index` of tile level `level` holds hashes `256 * index` to `256 * index + 255` of tree
/// level `8 * level`. Tile level [#ENTRIES] stands for the bundles of entries, which are cut as the
/// tiles of level 0 are.
public final class Tiles {
  /// Hashes of a full tile.
  public static final int WIDTH = 256;

  /// Tree levels of a tile.
  public static final int HEIGHT = 8;

  /// The level of [Path] that says `entries`.
  public static final int ENTRIES = -1;

  /// Tile levels that a tree of fewer than 2^63 leaves can have.
  public static final int LEVELS = 8;

  private static final int TOP_LEVEL = 63;
  private static final int PARTS_BASE = 1000;
  private static final Pattern TEXT =
      Pattern.compile(
          "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  private static final String BUNDLES = "tile/entries/";
  private static final String BODIES = "bodies/";

  private Tiles() {}

  /// The hashes that a tile level has in a tree of `size` leaves, full and partial tiles together.
  public static long hashes(int level, long size) {
    return level * HEIGHT >= Long.SIZE ? 0 : size >>> (level * HEIGHT);
  }

  /// The hashes that a tile has in a tree of `size` leaves: 0 to 256.
  public static int width(int level, long index, long size) {
    long full = hashes(level, size) >>> HEIGHT;
    if (index != full) {
      return index < full ? WIDTH : 0;
    }
    return (int) (hashes(level, size) & (WIDTH - 1));
  }

  /// Where a tile is served, below the log's prefix.
  ///
  /// @param level 0 to 63, or [#ENTRIES]
  /// @param index 0 or more, of at most 21 digits as every `long` is
  /// @param width hashes, 1 to 256; below 256 the tile is partial
  public record Path(int level, long index, int width) {
    /// @throws IllegalArgumentException when a number is out of its range
    public Path {
      if (level < ENTRIES || level > TOP_LEVEL || index < 0 || width < 1 || width > WIDTH) {
        throw new IllegalArgumentException("no tile has such a level, index or width");
      }
    }

    /// The text, as `tile/0/x001/234` or `tile/1/003.p/17`.
    public String text() {
      String parts = String.format(Locale.ROOT, "%03d", index % PARTS_BASE);
      for (long rest = index / PARTS_BASE; rest > 0; rest /= PARTS_BASE) {
        parts = String.format(Locale.ROOT, "x%03d/", rest % PARTS_BASE) + parts;
      }
      return "tile/"
          + (level == ENTRIES ? "entries" : level)
          + "/"
          + parts
          + (width == WIDTH ? "" : ".p/" + width);
    }

    /// The text of the bodies behind a bundle of entries, as `bodies/x001/234`: an addition of this
    /// log to the specification's paths, cut and named as the bundles are.
    public String bodiesText() {
      if (level != ENTRIES) {
        throw new IllegalStateException("a tile of hashes has no bodies");
      }
      return BODIES + text().substring(BUNDLES.length());
    }

    /// Reads what [#bodiesText] writes: the path of the bundle that these are the bodies of.
    ///
    /// @throws IllegalArgumentException when it is anything else
    public static Path parseBodies(String text) {
      if (!text.startsWith(BODIES)) {
        throw new IllegalArgumentException("not the path of bodies");
      }
      return parse(BUNDLES + text.substring(BODIES.length()));
    }

    /// Reads the text, which must be exactly what [#text] writes.
    ///
    /// @throws IllegalArgumentException when it is not
    public static Path parse(String text) {
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("not the path of a tile");
      }
      int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
      // Seven parts may exceed a long, which parseLong refuses with an IllegalArgumentException.
      long index = Long.parseLong(matcher.group(2).replace("x", "").replace("/", ""));
      String partial = matcher.group(3);
      if (partial != null && Integer.parseInt(partial) == WIDTH) {
        throw new IllegalArgumentException("a full tile is not named as a partial one");
      }
      Path path = new Path(level, index, partial == null ? WIDTH : Integer.parseInt(partial));
      if (!path.text().equals(text)) {
        throw new IllegalArgumentException("the tile's index has needless zeros");
      }
      return path;
    }
  }
}
