package tallystick.server.epcis;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tallystick.server.gateway.Problem;

/// Says with every answer which versions are spoken, refuses requests for others, and answers
/// `OPTIONS` (GS1 EPCIS Standard, 12.3 and 12.4).
final class Discovery extends OncePerRequestFilter {
  /// Of the standard and of its vocabulary.
  static final String VERSION = "2.0.0";

  private static final int MAJOR = 2;
  private static final Map<String, String> ALWAYS =
      Map.of(
          "GS1-EPCIS-Version", VERSION,
          "GS1-EPCIS-Min", VERSION,
          "GS1-EPCIS-Max", VERSION,
          "GS1-CBV-Version", VERSION,
          "GS1-CBV-Min", VERSION,
          "GS1-CBV-Max", VERSION,
          "GS1-EPC-Format", "Never_Translates");

  private static final Pattern NUMBER =
      Pattern.compile("([0-9]{1,4})(\\.([0-9]{1,4}))?(\\.[0-9]+)?");
  private static final Set<String> FORMATS = Set.of("No_Preference", "Never_Translates");

  /// Resources, with what they take.
  private static final Map<Pattern, String> ALLOWED = allowed();

  private static Map<Pattern, String> allowed() {
    String words = "eventTypes|epcs|bizSteps|bizLocations|readPoints|dispositions";
    Map<String, String> all = new LinkedHashMap<>();
    all.put("|/|/(" + words + ")(/[^/]+(/events)?)?", "OPTIONS, GET");
    all.put("/(capture|events|queries)", "OPTIONS, GET, POST");
    all.put("/capture/[^/]+|/events/.+|/queries/[^/]+/events", "OPTIONS, GET");
    all.put("/queries/[^/]+/subscriptions", "OPTIONS, GET, POST");
    all.put("/queries/[^/]+(/subscriptions/[^/]+)?", "OPTIONS, GET, DELETE");
    Map<Pattern, String> allowed = new LinkedHashMap<>();
    all.forEach((path, methods) -> allowed.put(Pattern.compile(path), methods));
    return allowed;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ALWAYS.forEach(response::setHeader);
    if (path(request).equals("/capture")) {
      CaptureController.LIMITS.forEach(response::setHeader);
    }
    String wrong = wrong(request);
    if (!wrong.isEmpty()) {
      Problem problem = Problem.of(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", wrong);
      EpcisProblems.named(problem).write(response);
      return;
    }
    String methods = request.getMethod().equals("OPTIONS") ? methods(request) : "";
    if (methods.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader(HttpHeaders.ALLOW, methods);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(Addresses.ROOT.length());
  }

  /// Empty if there is no such resource.
  private static String methods(HttpServletRequest request) {
    return ALLOWED.entrySet().stream()
        .filter(one -> one.getKey().matcher(path(request)).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /// What a request wants that there is not; empty if there is all.
  private static String wrong(HttpServletRequest request) {
    // What comes in XML may be older.
    if (XmlDocument.isXml(request) && isOlder(request)) {
      return "";
    }
    for (String what : new String[] {"EPCIS", "CBV"}) {
      for (String bound : new String[] {"Version", "Min", "Max"}) {
        String name = "GS1-" + what + "-" + bound;
        String text = request.getHeader(name);
        if (text != null && !spoken(bound, text.strip())) {
          return name + " leaves out " + VERSION + ", which is what is spoken here.";
        }
      }
    }
    String format = request.getHeader("GS1-EPC-Format");
    return format == null || FORMATS.contains(format)
        ? ""
        : "GS1-EPC-Format must be No_Preference or Never_Translates, as EPCs stay as written.";
  }

  private static boolean isOlder(HttpServletRequest request) {
    String version = request.getHeader("GS1-EPCIS-Version");
    return version != null && version.strip().startsWith("1.");
  }

  private static boolean spoken(String bound, String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      return false;
    }
    int major = Integer.parseInt(number.group(1));
    int minor = number.group(3) == null ? 0 : Integer.parseInt(number.group(3));
    return switch (bound) {
      case "Min" -> major < MAJOR || (major == MAJOR && minor == 0);
      case "Max" -> major >= MAJOR;
      default -> major == MAJOR && minor == 0;
    };
  }
}
