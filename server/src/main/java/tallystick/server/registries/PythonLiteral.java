package tallystick.server.registries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lists and dictionaries as Python prints them (`[{'code': 13, 'name': "d'Or"}]`), which is how
/// published files hold several values in one cell. Values become lists, maps and texts; numbers
/// stay texts.
final class PythonLiteral {
  private static final int MAX_CHARS = 1 << 20;
  private static final int MAX_DEPTH = 8;

  private final String text;
  private final String column;
  private int at;

  private PythonLiteral(String text, String column) {
    this.text = text;
    this.column = column;
  }

  /// The elements of a list that are dictionaries.
  static List<Map<?, ?>> dictionaries(Cells cells, String column) {
    List<Map<?, ?>> found = new ArrayList<>();
    if (cells.get(column).isEmpty()) {
      return found;
    }
    if (read(cells.get(column), column) instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> map) {
          found.add(map);
        }
      }
    }
    return found;
  }

  /// The elements of a list, as texts.
  static List<String> texts(Cells cells, String column) {
    if (cells.get(column).isEmpty()) {
      return List.of();
    }
    return read(cells.get(column), column) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static Object read(String text, String column) {
    PythonLiteral literal = new PythonLiteral(text, column);
    Object value = text.length() > MAX_CHARS ? literal.refused() : literal.value(0);
    literal.blanks();
    return literal.at == text.length() ? value : literal.refused();
  }

  private Object value(int depth) {
    blanks();
    if (depth > MAX_DEPTH || at >= text.length()) {
      return refused();
    }
    return switch (text.charAt(at)) {
      case '[', '(' -> list(depth);
      case '{' -> map(depth);
      case '\'', '"' -> quoted();
      default -> bare();
    };
  }

  private List<Object> list(int depth) {
    char end = text.charAt(at++) == '[' ? ']' : ')';
    List<Object> list = new ArrayList<>();
    while (!took(end)) {
      list.add(value(depth + 1));
      if (!took(',') && !sees(end)) {
        refused();
      }
    }
    return list;
  }

  private Map<String, Object> map(int depth) {
    at++;
    Map<String, Object> map = new LinkedHashMap<>();
    while (!took('}')) {
      String key = String.valueOf(value(depth + 1));
      if (!took(':')) {
        refused();
      }
      map.put(key, value(depth + 1));
      if (!took(',') && !sees('}')) {
        refused();
      }
    }
    return map;
  }

  private String quoted() {
    char quote = text.charAt(at++);
    StringBuilder read = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return read.toString();
      }
      read.append(c == '\\' && at < text.length() ? escaped(text.charAt(at++)) : c);
    }
    return String.valueOf(refused());
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> c;
    };
  }

  private String bare() {
    int from = at;
    while (at < text.length() && isBare(text.charAt(at))) {
      at++;
    }
    return at == from ? String.valueOf(refused()) : text.substring(from, at);
  }

  private static boolean isBare(char c) {
    return Character.isLetterOrDigit(c) || "+-._".indexOf(c) >= 0;
  }

  private boolean took(char c) {
    if (sees(c)) {
      at++;
      return true;
    }
    if (at >= text.length()) {
      refused();
    }
    return false;
  }

  private boolean sees(char c) {
    blanks();
    return at < text.length() && text.charAt(at) == c;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private Object refused() {
    throw new RowRefused(
        column, "list-refused", "The cell is no list of values: see character " + (at + 1) + ".");
  }
}
