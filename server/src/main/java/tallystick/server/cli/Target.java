package tallystick.server.cli;

import picocli.CommandLine.Option;

/// Options of every command that acts at a venue.
final class Target {
  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080",
      description = "the venue (default: http://127.0.0.1:8080)")
  String url = "";

  @Option(
      names = "--as",
      required = true,
      paramLabel = "WHO",
      description = "a key file, or a demo person's name")
  String as = "";
}
