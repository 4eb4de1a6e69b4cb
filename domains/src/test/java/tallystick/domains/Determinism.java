package tallystick.domains;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a decision must not touch, because it differs between machines or runs: clocks, chance,
/// threads, files, networks, locales, identity, and collections in no order.
final class Determinism {
  private static final Pattern TYPES =
      Pattern.compile(
          """
          java\\.time\\..*|java\\.text\\..*|java\\.io\\.(?!Serializable|UncheckedIOException).*\
          |java\\.nio\\.(file|channels)\\..*|java\\.net\\..*|java\\.sql\\..*\
          |java\\.util\\.(concurrent|random)\\..*|java\\.lang\\.(ref|management)\\..*\
          |java\\.util\\.(Random|SplittableRandom|UUID|Locale|Formatter|Timer|Date|Calendar)\
          |java\\.util\\.(HashMap|HashSet|IdentityHashMap|WeakHashMap|Hashtable)\
          |java\\.security\\.SecureRandom|tallystick\\.kernel\\.Dice\
          |java\\.lang\\.(Thread|ThreadLocal|Runtime|Process|ProcessBuilder|StrictMath)\
          """);

  // Owner, a dot, the name and the parameters' simple types.
  private static final Pattern CALLS =
      Pattern.compile(
          """
          java\\.lang\\.System\\.(?!arraycopy).*\
          |java\\.lang\\.(Object|Class)\\.hashCode\\(.*|java\\.lang\\.Math\\.random\\(.*\
          |java\\.lang\\.String\\.(format|formatted|toLowerCase|toUpperCase)\\(.*\
          |java\\.lang\\.String\\.(getBytes\\(\\)|<init>\\(byte\\[\\]\\))\
          |java\\.util\\.(Set|Map)\\.(of|ofEntries|copyOf)\\(.*\
          |java\\.util\\.stream\\.Collectors\\.(to(Unmodifiable)?(Set|Map)|groupingBy)\\(.*\
          |.*\\.(parallelStream|parallel)\\(\\)\
          """);

  private Determinism() {}

  static List<String> violations(List<JavaClass> decisions) {
    TreeSet<String> found = new TreeSet<>();
    for (JavaClass decision : decisions) {
      decision
          .getDirectDependenciesFromSelf()
          .forEach(use -> {
            String type = use.getTargetClass().getBaseComponentType().getName();
            if (TYPES.matcher(type).matches()) {
              found.add(decision.getName() + " uses " + type);
            }
          });
      for (JavaAccess<?> access : decision.getAccessesFromSelf()) {
        String call = name(access);
        if (CALLS.matcher(call).matches()) {
          found.add(decision.getName() + " calls " + call);
        }
      }
    }
    return List.copyOf(found);
  }

  private static String name(JavaAccess<?> access) {
    String full = access.getTarget().getFullName();
    return full.replaceAll("java\\.lang\\.(?=[\\w.]+[,)])", "");
  }
}
