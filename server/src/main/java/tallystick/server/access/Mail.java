package tallystick.server.access;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;

/// Sends letters by the server that the operator named in `mail.json`, one after the other, by a
/// thread of its own: nobody waits for a letter, nor learns from the time whether there was one.
final class Mail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int WAITING = 200;
  private static final int MAX_TEXT = 300;

  private final Server server;
  private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().name("mail").daemon().factory(),
          (letter, full) -> LOG.warn("too many letters wait: one was not sent"));

  /// How connections are kept secret.
  enum Tls {
    /// From the beginning, mostly at port 465.
    TLS,
    /// As soon as the server was greeted, or not at all: mostly at port 587.
    STARTTLS,
    /// Never; for a server on this machine.
    NONE
  }

  /// The server.
  ///
  /// @param user empty if it asks for nobody
  /// @param from whom letters are
  record Server(String host, int port, Tls tls, String user, String password, String from) {
    Server {
      Require.text(host, MAX_TEXT, "host");
      Require.range(port, 1, 65_535, "port");
      Require.optionalText(user, MAX_TEXT, "user");
      Require.optionalText(password, MAX_TEXT, "password");
      Require.text(from, MAX_TEXT, "from");
    }

    @Override
    public String toString() {
      return "Server[" + host + ":" + port + "]";
    }
  }

  private Mail(Server server) {
    this.server = server;
    sender.setHost(server.host());
    sender.setPort(server.port());
    sender.setDefaultEncoding("UTF-8");
    if (!server.user().isEmpty()) {
      sender.setUsername(server.user());
      sender.setPassword(server.password());
    }
    Properties properties = sender.getJavaMailProperties();
    String millis = Long.toString(PATIENCE.toMillis());
    for (String time : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.put("mail.smtp." + time, millis);
    }
    properties.put("mail.smtp.auth", Boolean.toString(!server.user().isEmpty()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.enable", Boolean.toString(server.tls() == Tls.TLS));
    properties.put("mail.smtp.starttls.required", Boolean.toString(server.tls() == Tls.STARTTLS));
  }

  /// The mail of a file, if it is there.
  ///
  /// @throws IOException when it is not as it must be
  static Optional<Mail> open(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Mail(
              StrictJson.as(
                  StrictJson.object(Files.readAllBytes(file), "file"), Server.class, "")));
    } catch (RuntimeException e) {
      throw new IOException(file + " is not as docs/access.md says: " + e.getMessage(), e);
    }
  }

  /// Has a letter sent when its turn comes.
  void send(String to, String subject, String text) {
    thread.execute(() -> {
      try {
        MimeMessage letter = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(letter, "UTF-8");
        helper.setFrom(server.from());
        helper.setTo(to);
        helper.setSubject(subject);
        helper.setText(text);
        sender.send(letter);
      } catch (MailException | jakarta.mail.MessagingException e) {
        LOG.warn("a letter was not taken by {}: {}", server, e.getClass().getSimpleName());
      }
    });
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
