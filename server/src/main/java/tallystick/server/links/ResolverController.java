package tallystick.server.links;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tallystick.domains.custody.Epc;
import tallystick.kernel.Codec;
import tallystick.server.gateway.Problem;

/// Answers a GS1 Digital Link of this host by a way to what it names, or by all ways (a linkset,
/// RFC 9264). Whether the venue has seen the thing, is said where the way leads.
@RestController
final class ResolverController {
  private static final String LINKSET = "application/linkset+json";
  private static final String ALL = "linkset";

  /// Application identifiers that begin a link to something that is traced here.
  static final List<String> KEYS =
      List.of("00", "01", "253", "255", "401", "402", "8003", "8004", "8006", "8010", "8013");

  @GetMapping(path = "/.well-known/gs1resolver", produces = "application/json")
  ResponseEntity<byte[]> resolver() {
    Map<String, Object> described = new TreeMap<>();
    described.put("name", "Tallystick");
    described.put("resolverRoot", root());
    described.put("supportedPrimaryKeys", KEYS);
    described.put(
        "supportedLinkType",
        List.of(new TreeMap<>(Map.of("namespace", Link.VOCABULARY, "prefix", "gs1:"))));
    return ResponseEntity.ok(Codec.JSON.writeValueAsBytes(described));
  }

  /// @param wanted a link type; `linkset` or `all` for all links
  @GetMapping({
    "/00/**",
    "/01/**",
    "/253/**",
    "/255/**",
    "/401/**",
    "/402/**",
    "/8003/**",
    "/8004/**",
    "/8006/**",
    "/8010/**",
    "/8013/**"
  })
  ResponseEntity<byte[]> resolve(
      HttpServletRequest request,
      @RequestParam(name = "linkType", defaultValue = "gs1:" + Link.DEFAULT) String wanted) {
    Epc epc = epc(request);
    List<Link> links = Link.of(epc);
    if (wanted.equals(ALL) || wanted.equals("all") || accepts(request)) {
      return ResponseEntity.ok()
          .header(HttpHeaders.CONTENT_TYPE, LINKSET)
          .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
          .body(linkset(epc, links));
    }
    Link link =
        links.stream()
            .filter(one -> one.isOf(wanted))
            .findFirst()
            .orElseThrow(() ->
                Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-such-link",
                        "There is no link of this type here: ?linkType=linkset lists all.")
                    .exception());
    return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
        .header(HttpHeaders.LOCATION, link.href())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(HttpHeaders.LINK, headers(links))
        .build();
  }

  private static Epc epc(HttpServletRequest request) {
    try {
      Epc epc = Epc.of(request.getRequestURI().substring(1));
      if (Link.leads(epc)) {
        return epc;
      }
    } catch (IllegalArgumentException e) {
      throw Problem.of(
              HttpStatus.BAD_REQUEST,
              "invalid-link",
              "A link of this host must be " + e.getMessage() + ".")
          .exception();
    }
    throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "Nothing like that is traced here.")
        .exception();
  }

  private static boolean accepts(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.toLowerCase(Locale.ROOT).contains(LINKSET);
  }

  private static String headers(List<Link> links) {
    return links.stream()
        .map(link ->
            "<%s>; rel=\"%s%s\"; type=\"%s\""
                .formatted(link.href(), Link.VOCABULARY, link.type(), link.media()))
        .collect(Collectors.joining(", "));
  }

  private static byte[] linkset(Epc epc, List<Link> links) {
    String root = root();
    Map<String, Object> set = new TreeMap<>();
    set.put("anchor", root + "/" + epc.key());
    for (Link link : links) {
      Map<String, String> target =
          Map.of("href", root + link.href(), "title", link.title(), "type", link.media());
      set.put(Link.VOCABULARY + link.type(), List.of(new TreeMap<>(target)));
    }
    return Codec.JSON.writeValueAsBytes(Map.of("linkset", List.of(set)));
  }

  private static String root() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
  }
}
