package tallystick.server.gateway;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The description of the API: for machines at `/openapi.json`, for people at `/docs`.
@RestController
final class DocsController {
  private static final String RENDERER = "META-INF/resources/webjars/swagger-ui/5.32.0/";
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Tallystick API</title>
      <link rel="stylesheet" href="/docs/swagger-ui.css">
      </head>
      <body>
      <div id="swagger-ui"></div>
      <script src="/docs/swagger-ui-bundle.js"></script>
      <script src="/docs/start.js"></script>
      </body>
      </html>
      """;
  private static final String START =
      """
      SwaggerUIBundle({url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true,
        validatorUrl: null, supportedSubmitMethods: ['get']});
      """;

  private final String openApi;

  DocsController(OpenApi openApi) {
    this.openApi = openApi.json();
  }

  @GetMapping("/openapi.json")
  ResponseEntity<String> openApi() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(openApi);
  }

  @GetMapping("/docs")
  ResponseEntity<String> page() {
    return text("text/html", PAGE);
  }

  @GetMapping("/docs/start.js")
  ResponseEntity<String> start() {
    return text("text/javascript", START);
  }

  @GetMapping("/docs/{file:swagger-ui(?:-bundle)?\\.(?:css|js)}")
  ResponseEntity<Resource> renderer(@PathVariable String file) {
    Resource resource = new ClassPathResource(RENDERER + file);
    if (!resource.exists()) {
      throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such file.").exception();
    }
    String type = file.endsWith(".css") ? "text/css" : "text/javascript";
    return ResponseEntity.ok().contentType(MediaType.parseMediaType(type)).body(resource);
  }

  private static ResponseEntity<String> text(String type, String text) {
    MediaType media = new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8);
    return ResponseEntity.ok().contentType(media).body(text);
  }
}
