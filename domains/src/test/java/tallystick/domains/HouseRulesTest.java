package tallystick.domains;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The ceilings of the house on the length of files, methods and lines, over all Java sources of
/// the repository.
class HouseRulesTest {
  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 70;
  private static final int COLUMNS = 100;

  @Test
  void every_source_file_keeps_to_the_ceilings() throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path source : sources()) {
      sources.add(new Source(source.toString(), Files.readString(source)));
    }
    assertEquals(List.of(), violations(sources));
    assertTrue(sources.size() > 50, "only " + sources.size() + " sources were found");
  }

  @Test
  void a_file_of_400_lines_passes_and_one_more_does_not() throws IOException {
    assertEquals(List.of(), violations("A.java", "class A {}\n" + "\n".repeat(399)));
    assertEquals(
        List.of("A.java has 401 lines"), violations("A.java", "class A {}\n" + "\n".repeat(400)));
  }

  @Test
  void a_method_of_70_lines_passes_and_one_more_does_not() throws IOException {
    assertEquals(List.of(), violations("A.java", method(70)));
    assertEquals(List.of("A.java: too_long has 71 lines"), violations("A.java", method(71)));
  }

  @Test
  void a_line_of_100_columns_passes_and_one_more_does_not() throws IOException {
    String line = "class A {} //" + "\u00e4".repeat(87);
    assertEquals(List.of(), violations("A.java", line));
    assertEquals(List.of("A.java:1 has 101 columns"), violations("A.java", line + "x"));
  }

  private static String method(int lines) {
    return "class A {\n  /// Not counted.\n  void too_long() {\n"
        + "    int a;\n".repeat(lines - 2)
        + "  }\n}\n";
  }

  private static List<String> violations(String name, String text) throws IOException {
    return violations(List.of(new Source(name, text)));
  }

  /// Of all sources at once, for a compiler takes longer to begin than to read one.
  private static List<String> violations(List<Source> sources) throws IOException {
    List<String> violations = new ArrayList<>();
    sources.forEach(source -> violations.addAll(source.violations()));
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, sources);
    for (CompilationUnitTree unit : task.parse()) {
      String name = Source.name(unit.getSourceFile());
      new Methods(name, unit, Trees.instance(task).getSourcePositions(), violations)
          .scan(unit, null);
    }
    return violations;
  }

  private static final class Methods extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final String name;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> violations;

    Methods(
        String name, CompilationUnitTree unit, SourcePositions positions, List<String> violations) {
      this.name = name;
      this.unit = unit;
      this.positions = positions;
      this.violations = violations;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      LineMap map = unit.getLineMap();
      long first = map.getLineNumber(positions.getStartPosition(unit, method));
      long last = map.getLineNumber(positions.getEndPosition(unit, method));
      if (last - first + 1 > METHOD_LINES) {
        violations.add(name + ": " + method.getName() + " has " + (last - first + 1) + " lines");
      }
      return super.visitMethod(method, null);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private static final String ROOT = "/sources/";
    private final String text;

    Source(String name, String text) {
      super(URI.create("string://" + ROOT + name), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    static String name(JavaFileObject file) {
      return file.toUri().getPath().substring(ROOT.length());
    }

    /// What is too long, but for methods.
    List<String> violations() {
      List<String> violations = new ArrayList<>();
      String name = name(this);
      List<String> lines = text.lines().toList();
      if (lines.size() > FILE_LINES) {
        violations.add(name + " has " + lines.size() + " lines");
      }
      for (int i = 0; i < lines.size(); i++) {
        int columns = lines.get(i).codePointCount(0, lines.get(i).length());
        // An address or an import cannot be broken into two lines.
        if (columns > COLUMNS && !lines.get(i).matches("import .*|.*https?://\\S+")) {
          violations.add(name + ":" + (i + 1) + " has " + columns + " columns");
        }
      }
      return violations;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root())) {
      for (Path module : modules.map(path -> path.resolve("src")).toList()) {
        if (Files.isDirectory(module)) {
          try (Stream<Path> files = Files.walk(module)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(found::add);
          }
        }
      }
    }
    return found;
  }

  private static Path root() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("mvnw"))) {
        return at;
      }
    }
    throw new IllegalStateException("no repository around " + Path.of("").toAbsolutePath());
  }
}
