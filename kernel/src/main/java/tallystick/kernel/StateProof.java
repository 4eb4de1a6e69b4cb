package tallystick.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The proof that after a block a row of the state was this, or was not there, for whoever knows
/// the block's state root from a checkpoint ([StateProofs]). Its text is
///
///     tallystick.state-proof/v1
///     row <table>/<key>
///     json <base64>           or  none  or  other <base64 of name> <base64 of value>
///     before <base64>
///     <base64 of a sibling>   0 to 256 such lines, from the row's sibling to the root's child
///
/// where `none` says that no row stands where the name leads, and `other` that another does, of
/// which the SHA-256 of name and JSON are given.
///
/// @param json of the row, or null if there is none
/// @param other who stands there instead, or null
/// @param before state root after the block before
public record StateProof(
    String table,
    String key,
    @Nullable String json,
    @Nullable Other other,
    byte[] before,
    List<byte[]> siblings) {
  /// Characters of a table's name, and of a key.
  public static final int MAX_NAME = 256;

  /// Characters of a row.
  public static final int MAX_JSON = 65_536;

  private static final String HEADER = "tallystick.state-proof/v1";
  private static final String ROW = "row ";
  private static final String JSON = "json ";
  private static final String NONE = "none";
  private static final String OTHER = "other ";
  private static final String BEFORE = "before ";
  private static final int FIXED_LINES = 4;

  /// The row that stands where the one in question would.
  ///
  /// @param name SHA-256 of its name
  /// @param value SHA-256 of its JSON
  public record Other(byte[] name, byte[] value) {}

  /// @throws IllegalArgumentException when a component cannot be
  public StateProof {
    siblings = List.copyOf(siblings);
    require(isRow(table, key), "a proof names a row");
    require(json == null || (other == null && json.length() <= MAX_JSON), "no row is like that");
    require(
        other == null || (isHash(other.name) && isHash(other.value)), "another row is two hashes");
    require(
        isHash(before)
            && siblings.size() <= StateTree.MAX_DEPTH
            && siblings.stream().allMatch(StateProof::isHash),
        "not the hashes of a proof");
  }

  /// Whether a row may have this name.
  public static boolean isRow(String table, String key) {
    return isName(table) && table.indexOf('/') < 0 && isName(key);
  }

  /// The proof of a row in a tree.
  ///
  /// @param before state root after the block before the one that led to the tree
  /// @param json the row as it is kept, or null if there is none
  /// @throws IllegalStateException when the tree has another row under that name
  public static StateProof of(
      StateTree tree, byte[] before, String table, String key, @Nullable String json) {
    byte[] name = StateTree.nameHash(table, key);
    StateTree.Path path = tree.prove(name);
    boolean isThere = path.name() != null && Arrays.equals(path.name(), name);
    if (isThere ? json == null || !Arrays.equals(hash(json), path.value()) : json != null) {
      throw new IllegalStateException("the row " + table + "/" + key + " is not that of the tree");
    }
    Other other =
        isThere || path.name() == null || path.value() == null
            ? null
            : new Other(path.name(), path.value());
    return new StateProof(table, key, json, other, before, path.siblings());
  }

  /// Whether the state with this root has this row, or has none of this name.
  public boolean verify(byte[] stateRoot) {
    byte[] name = StateTree.nameHash(table, key);
    byte[] hash = new byte[Sha256.BYTES];
    if (json != null) {
      hash = StateTree.leafHash(name, hash(json));
    } else if (other != null) {
      if (Arrays.equals(other.name, name) || !leadsHere(other.name, name)) {
        return false;
      }
      hash = StateTree.leafHash(other.name, other.value);
    }
    for (int i = 0; i < siblings.size(); i++) {
      byte[] sibling = siblings.get(i);
      hash =
          goesRight(name, siblings.size() - 1 - i)
              ? StateTree.innerHash(sibling, hash)
              : StateTree.innerHash(hash, sibling);
    }
    return Arrays.equals(Sha256.of(before, hash), stateRoot);
  }

  private boolean leadsHere(byte[] otherName, byte[] name) {
    for (int depth = 0; depth < siblings.size(); depth++) {
      if (goesRight(otherName, depth) != goesRight(name, depth)) {
        return false;
      }
    }
    return true;
  }

  private static boolean goesRight(byte[] name, int depth) {
    return ((name[depth / 8] >> (7 - depth % 8)) & 1) == 1;
  }

  /// The proof as it travels.
  public String format() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    text.append(ROW).append(table).append('/').append(key).append('\n');
    if (json != null) {
      text.append(JSON).append(Canonical.toBase64(json.getBytes(StandardCharsets.UTF_8)));
    } else if (other != null) {
      text.append(OTHER).append(Canonical.toBase64(other.name));
      text.append(' ').append(Canonical.toBase64(other.value));
    } else {
      text.append(NONE);
    }
    text.append('\n').append(BEFORE).append(Canonical.toBase64(before)).append('\n');
    siblings.forEach(sibling -> text.append(Canonical.toBase64(sibling)).append('\n'));
    return text.toString();
  }

  /// Reads what [#format] writes.
  ///
  /// @throws IllegalArgumentException when it is not a proof, or one beyond the limits
  public static StateProof parse(String text) {
    // Room for every sibling and one line too many; an empty piece follows the last line.
    String[] lines = text.split("\n", FIXED_LINES + StateTree.MAX_DEPTH + 2);
    int count = lines.length - 1;
    require(
        count >= FIXED_LINES && lines[count].isEmpty() && lines[0].equals(HEADER),
        "not a proof of state");
    String row = after(ROW, lines[1]);
    int slash = row.indexOf('/');
    require(slash > 0, "a proof names a row as <table>/<key>");
    String json = lines[2].startsWith(JSON) ? text(base64(after(JSON, lines[2]))) : null;
    Other other = json == null && !lines[2].equals(NONE) ? other(after(OTHER, lines[2])) : null;
    List<byte[]> siblings = new ArrayList<>();
    for (int i = FIXED_LINES; i < count; i++) {
      siblings.add(base64(lines[i]));
    }
    byte[] before = base64(after(BEFORE, lines[3]));
    String table = row.substring(0, slash);
    return new StateProof(table, row.substring(slash + 1), json, other, before, siblings);
  }

  private static Other other(String text) {
    int space = text.indexOf(' ');
    require(space > 0, "another row is two hashes");
    return new Other(base64(text.substring(0, space)), base64(text.substring(space + 1)));
  }

  private static String after(String start, String line) {
    require(line.startsWith(start), "a line that begins with '" + start + "' is missing");
    return line.substring(start.length());
  }

  private static byte[] base64(String text) {
    byte[] bytes = Canonical.base64(text);
    if (bytes == null) {
      throw new IllegalArgumentException("what should be Base 64 is not");
    }
    return bytes;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] hash(String json) {
    return Sha256.of(json.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isHash(byte[] bytes) {
    return bytes.length == Sha256.BYTES;
  }

  private static boolean isName(String text) {
    return text.length() <= MAX_NAME && Canonical.isLine(text);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
