package tallystick.server.pact;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Which footprints somebody asks for, in an address or in an event; empty lists ask for anything.
///
/// @param status as the room calls it, null for any
record PactFilter(
    List<String> products,
    List<String> companies,
    List<String> geographies,
    boolean classified,
    @Nullable String status,
    @Nullable Instant on,
    @Nullable Instant after,
    @Nullable Instant before) {
  private static final int MOST = 100;

  static PactFilter of(HttpServletRequest request) {
    return of(name -> {
      String[] values = request.getParameterValues(name);
      return values == null ? List.of() : Arrays.asList(values);
    });
  }

  /// @param data of the event that asks
  static PactFilter of(JsonNode data) {
    return of(name -> {
      JsonNode value = data.path(name);
      if (value.isArray() && value.valueStream().allMatch(JsonNode::isString)) {
        return value.valueStream().map(JsonNode::asString).toList();
      }
      if (value.isString()) {
        return List.of(value.asString());
      }
      if (value.isMissingNode() || value.isNull()) {
        return List.of();
      }
      throw new IllegalArgumentException(name + " must be text, or a list of texts.");
    });
  }

  /// @throws IllegalArgumentException when something is not of its form
  private static PactFilter of(Function<String, List<String>> values) {
    String status = first(values, "status");
    if (status != null && !status.matches("(?i)active|deprecated")) {
      throw new IllegalArgumentException("status must be Active or Deprecated.");
    }
    return new PactFilter(
        all(values, "productId"),
        all(values, "companyId"),
        all(values, "geography"),
        !values.apply("classification").isEmpty(),
        status == null ? null : status.toUpperCase(Locale.ROOT),
        time(values, "validOn"),
        time(values, "validAfter"),
        time(values, "validBefore"));
  }

  private static List<String> all(Function<String, List<String>> values, String name) {
    List<String> all = values.apply(name).stream().map(PactFilter::small).toList();
    if (all.size() > MOST) {
      throw new IllegalArgumentException(name + " has more than " + MOST + " values.");
    }
    return all;
  }

  private static @Nullable String first(Function<String, List<String>> values, String name) {
    List<String> all = values.apply(name);
    return all.isEmpty() ? null : all.getFirst();
  }

  private static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static @Nullable Instant time(Function<String, List<String>> values, String name) {
    String text = first(values, name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " must be a time, as 2026-01-31T00:00:00Z.", e);
    }
  }

  /// Nothing here is classified, so whoever asks for a class finds nothing.
  boolean fits(PactFootprint one) {
    return !classified
        && names(products, one.productIds())
        && names(companies, one.companyIds())
        && names(geographies, List.of(one.country()))
        && (on == null || (!one.validFrom().isAfter(on) && !on.isAfter(one.validUntil())))
        && (after == null || one.validFrom().isAfter(after))
        && (before == null || one.validUntil().isBefore(before));
  }

  private static boolean names(List<String> wanted, List<String> had) {
    return wanted.isEmpty() || had.stream().map(PactFilter::small).anyMatch(wanted::contains);
  }
}
