package tallystick.server.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/// The web app's files, and its one page under every address that is no file. Addresses of the API
/// are never answered by the page.
final class WebPages implements WebMvcConfigurer {
  private static final String[] OTHERS = {
    "v1/", "log/", "docs", "webjars/", "openapi.json", ".well-known/"
  };

  private final Path folder;

  /// @param folder of the built web app
  WebPages(Path folder) {
    this.folder = folder;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    String location = "file:" + folder.toAbsolutePath() + "/";
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(location + "assets/")
        // Their names change with their content.
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler("/**")
        .addResourceLocations(location)
        .setCacheControl(CacheControl.noCache())
        .resourceChain(false)
        .addResolver(new PageResolver(folder.resolve("index.html")));
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/index.html");
  }

  private static final class PageResolver extends PathResourceResolver {
    private final Path page;

    PageResolver(Path page) {
      this.page = page;
    }

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      for (String other : OTHERS) {
        if (path.startsWith(other) || path.equals("v1")) {
          return null;
        }
      }
      Resource file = super.getResource(path, location);
      if (file != null) {
        return file;
      }
      return Files.exists(page) ? new FileSystemResource(page) : null;
    }
  }

  /// Says to browsers what a page of ours may do: nothing that comes from elsewhere but pictures,
  /// and nothing with the machine. The names are those of the OWASP Secure Headers Project.
  @Order(Ordered.HIGHEST_PRECEDENCE)
  static final class SecurityHeaders extends OncePerRequestFilter {
    private static final String POLICY =
        "default-src 'self'; img-src 'self' https: data: blob:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String PERMISSIONS =
        "camera=(self), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(),"
            + " serial=(), usb=(), publickey-credentials-get=(self),"
            + " publickey-credentials-create=(self)";

    /// Two years, after which a browser that never came back may try without encryption again.
    private static final String STRICT_TRANSPORT = "max-age=63072000";

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      // The renderer of the API's description sets styles of its own.
      boolean docs = request.getRequestURI().startsWith("/docs");
      response.setHeader(
          "Content-Security-Policy", POLICY + (docs ? "; style-src 'self' 'unsafe-inline'" : ""));
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Referrer-Policy", "no-referrer");
      response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      // Pictures of listings may be shown elsewhere; nothing else is meant to be embedded.
      boolean picture = request.getRequestURI().startsWith("/v1/files/");
      response.setHeader("Cross-Origin-Resource-Policy", picture ? "cross-origin" : "same-origin");
      response.setHeader("Permissions-Policy", PERMISSIONS);
      if (request.isSecure()) {
        response.setHeader("Strict-Transport-Security", STRICT_TRANSPORT);
      }
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      chain.doFilter(request, response);
    }
  }
}
