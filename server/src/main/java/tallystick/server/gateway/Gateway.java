package tallystick.server.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tallystick.domains.Domains;
import tallystick.kernel.Codec;
import tallystick.ledger.GrpcLedger;
import tallystick.server.limits.Quotas;
import tallystick.server.views.Databases;
import tallystick.server.views.Questions;
import tallystick.server.views.ViewHeight;

/// The gateway role: a web server in front of a ledger and its views.
public final class Gateway implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final ViewHeight height;
  private final List<AutoCloseable> following;
  private final int port;

  private Gateway(
      ConfigurableApplicationContext context,
      ViewHeight height,
      List<AutoCloseable> following,
      int port) {
    this.context = context;
    this.height = height;
    this.following = following;
    this.port = port;
  }

  /// Where to listen, and what to show.
  ///
  /// @param port wanted; the next free one is taken
  /// @param web folder of the built web app
  /// @param actionsPerSecond what every key, and every person, may ask for; 0 for no limit
  /// @param actions a second of single actions or rooms, by their wire names
  /// @param bodyTime how long the whole of a body may take
  /// @param proxied whether a proxy stands before us, whose word on who asks and how is believed
  /// @param clamd where a ClamAV daemon looks at files, if there is one
  public record Config(
      String host,
      int port,
      Path web,
      long actionsPerSecond,
      Map<String, Long> actions,
      Duration bodyTime,
      boolean proxied,
      Optional<InetSocketAddress> clamd) {}

  /// What another package adds to what is answered here.
  ///
  /// @param configuration of Spring, with its controllers
  /// @param beans that they want, by name
  /// @param operations for the description of the API
  public record Addition(
      Class<?> configuration, Map<String, Object> beans, List<Operation> operations) {}

  /// Starts the web server; it answers when this returns.
  ///
  /// @param quotas where it is counted who asks for how much
  /// @param additions of other packages
  public static Gateway start(
      Config config,
      GrpcLedger ledger,
      Databases databases,
      Quotas quotas,
      List<Addition> additions)
      throws IOException {
    int port = Ports.free(config.host(), config.port(), "--port");
    Rooms rooms = new Rooms(Domains.ALL);
    ViewHeight height = new ViewHeight(databases.writing());
    LiveHub hub = new LiveHub(ledger, ledger, new LiveMessages(Domains.ALL));
    RateLimits limits =
        new RateLimits(
            new RateLimits.Rates(config.actionsPerSecond(), config.actions()),
            quotas,
            new Codec(Domains.ALL));
    List<AutoCloseable> following = new ArrayList<>();
    following.add(hub);
    if (limits.isOn()) {
      following.add(ledger.follow(ledger.head().height() + 1, limits::follow));
    }
    List<Operation> operations = new ArrayList<>(PublicOperations.ALL);
    additions.forEach(addition -> operations.addAll(addition.operations()));
    List<Class<?>> configurations = new ArrayList<>(List.of(GatewayConfiguration.class));
    additions.forEach(addition -> configurations.add(addition.configuration()));
    SpringApplication spring = new SpringApplication(configurations.toArray(Class<?>[]::new));
    spring.setBannerMode(Banner.Mode.OFF);
    spring.setLogStartupInfo(false);
    spring.setRegisterShutdownHook(false);
    spring.setDefaultProperties(properties(config, port));
    spring.addInitializers(context -> {
      var beans = context.getBeanFactory();
      beans.registerSingleton("ledger", ledger);
      beans.registerSingleton("rateLimits", limits);
      beans.registerSingleton("quotas", quotas);
      beans.registerSingleton("uploads", new Uploads(config.clamd()));
      ServletContextInitializer bodyTime =
          servlets -> servlets.setAttribute(Body.TIME, config.bodyTime());
      beans.registerSingleton("bodyTime", bodyTime);
      beans.registerSingleton("databases", databases);
      beans.registerSingleton("rooms", rooms);
      beans.registerSingleton("viewHeight", height);
      beans.registerSingleton("questions", new Questions(databases.reading(), height));
      beans.registerSingleton("liveSocket", new LiveSocket(hub));
      beans.registerSingleton("openApi", new OpenApi(rooms, operations));
      beans.registerSingleton("operations", new Operations(operations));
      beans.registerSingleton("declarations", new Declarations(rooms, operations));
      additions.forEach(addition -> addition.beans().forEach(beans::registerSingleton));
      beans.registerSingleton("webPages", new WebPages(config.web()));
    });
    ConfigurableApplicationContext context = spring.run();
    measure(context.getBean(MeterRegistry.class), ledger, height);
    return new Gateway(context, height, following, port);
  }

  private static Map<String, Object> properties(Config config, int port) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.address", config.host());
    properties.put("server.port", port);
    properties.put("server.shutdown", "graceful");
    // Tomcat believes these headers of private addresses alone.
    properties.put("server.forward-headers-strategy", config.proxied() ? "native" : "none");
    properties.put("server.compression.enabled", true);
    properties.put("server.compression.mime-types", "text/html,text/css,text/javascript");
    properties.put("server.tomcat.max-connections", 12_000);
    properties.put("server.tomcat.accept-count", 1_000);
    properties.put("server.tomcat.max-keep-alive-requests", -1);
    // Whoever says nothing for so long, within a request or between two, is cut off.
    properties.put("server.tomcat.connection-timeout", "20s");
    properties.put("server.tomcat.keep-alive-timeout", "60s");
    properties.put("server.max-http-request-header-size", "8KB");
    properties.put("server.tomcat.max-http-response-header-size", "16KB");
    properties.put("server.tomcat.max-parameter-count", 100);
    // A refused body is read to its end, else its sender would not hear the answer.
    properties.put("server.tomcat.max-swallow-size", "24MB");
    properties.put("spring.servlet.multipart.enabled", false);
    properties.put("server.error.whitelabel.enabled", false);
    properties.put("spring.threads.virtual.enabled", true);
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
    properties.put("management.endpoints.web.base-path", "/");
    properties.put("management.endpoints.web.exposure.include", "health,prometheus");
    properties.put("management.endpoints.web.path-mapping.prometheus", "metrics");
    properties.put("management.endpoint.health.show-details", "always");
    properties.put("management.health.diskspace.enabled", false);
    properties.put("management.health.ssl.enabled", false);
    return properties;
  }

  private static void measure(MeterRegistry meters, GrpcLedger ledger, ViewHeight height) {
    Gauge.builder("tallystick.ledger.height", ledger, l -> l.head().height())
        .description("Height of the newest block")
        .register(meters);
    Gauge.builder("tallystick.views.height", height, ViewHeight::height)
        .description("Height that the views show")
        .register(meters);
  }

  /// The port that was taken.
  public int port() {
    return port;
  }

  @Override
  public void close() throws Exception {
    context.close();
    for (AutoCloseable one : following) {
      one.close();
    }
    height.close();
  }
}
