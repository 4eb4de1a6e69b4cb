package tallystick.bench;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The venue's embedded broker without the venue, in a process of its own: lets everybody in, keeps
/// everything in memory, and ends when its standard input does.
final class BareBroker {
  private BareBroker() {}

  /// @param args port, and a folder for its files
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    Path conf = Files.createDirectories(folder.resolve("conf"));
    Files.writeString(conf.resolve("config.xml"), settings(Integer.parseInt(args[0])));
    EmbeddedHiveMQ broker =
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(conf)
            .withDataFolder(Files.createDirectories(folder.resolve("data")))
            .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
            .withEmbeddedExtension(everybody())
            .withoutLoggingBootstrap()
            .build();
    broker.start().join();
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Whoever started it holds its input open.
    }
    Runtime.getRuntime().halt(0);
  }

  private static String settings(int port) {
    return """
    <?xml version="1.0"?>
    <hivemq>
      <listeners>
        <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
      </listeners>
      <mqtt>
        <queued-messages><max-queue-size>10000</max-queue-size></queued-messages>
      </mqtt>
      <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
      <persistence><mode>in-memory</mode></persistence>
    </hivemq>
    """
        .formatted(port);
  }

  private static EmbeddedExtension everybody() {
    return EmbeddedExtension.builder()
        .withId("bench")
        .withName("Bench")
        .withVersion("1")
        .withExtensionMain(
            new ExtensionMain() {
              @Override
              public void extensionStart(ExtensionStartInput in, ExtensionStartOutput out) {
                SimpleAuthenticator welcome = (_, answer) -> answer.authenticateSuccessfully();
                Services.securityRegistry().setAuthenticatorProvider(_ -> welcome);
              }

              @Override
              public void extensionStop(ExtensionStopInput in, ExtensionStopOutput out) {
                // Nothing was begun that would have to end.
              }
            })
        .build();
  }
}
