package tallystick.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tallystick.domains.Domains;
import tallystick.kernel.Block;
import tallystick.kernel.Entry;
import tallystick.kernel.Policy;
import tallystick.kernel.Receipt;
import tallystick.ledger.UnknownRules;
import tallystick.ledger.audit.Auditor;
import tallystick.ledger.audit.Differs;
import tallystick.ledger.audit.LogSource;

/// `./run audit WHERE`: an outsider's check of a whole log.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a whole log from nothing but what it publishes: decides every action again by the",
      "rules, and compares every leaf, outcome, state root and the checkpoint.",
      "Ends with 0 if all of it holds, with 1 and the first height that differs if not, with 2 if",
      "it could not be checked."
    })
public final class AuditCommand implements Callable<Integer> {
  private static final int UNCHECKED = 2;
  private static final long PROGRESS_NANOS = 1_000_000_000L;
  private static final int MAX_THREADS = 256;

  @Parameters(
      paramLabel = "WHERE",
      description = "a venue or mirror (http://host:port), or the folder of a mirror")
  private String where = "";

  @Mixin private LogTrust trust = new LogTrust();

  @Option(
      names = "--no-signatures",
      description = "leave out the signatures of the envelopes, which take most of the time")
  private boolean noSignatures;

  @Option(
      names = "--from-checkpoint",
      paramLabel = "FILE",
      description = "a checkpoint that you kept: the log must have grown from it")
  private @Nullable Path earlier;

  @Option(names = "--threads", paramLabel = "N", description = "that read and check signatures")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--by-key",
      paramLabel = "KEY",
      description = "also list everything that this key signed, as ed25519:…")
  private @Nullable String byKey;

  private final long began = System.nanoTime();
  private long told = began;
  private boolean telling;

  @Override
  public Integer call() {
    try (LogSource source = LogSource.of(where)) {
      if (threads < 1 || threads > MAX_THREADS) {
        throw new IOException("--threads is 1 to " + MAX_THREADS);
      }
      Policy trusted = trust.policy(source);
      Optional<String> kept =
          earlier == null ? Optional.empty() : Optional.of(Files.readString(earlier));
      Auditor auditor =
          new Auditor(
              Domains.rulebook(),
              new Auditor.Options(LogTrust.by(trusted), !noSignatures, threads, kept));
      Auditor.Progress end = auditor.audit(source, new Auditor.Told(this::progress, listing()));
      line(
          "holds: %s has %,d actions in %,d blocks, and all of it follows from %s (%,.0f actions/s)"
              .formatted(
                  LogTrust.keyOf(trusted).name(),
                  end.actions(),
                  end.height(),
                  noSignatures
                      ? "the rules; signatures were left out"
                      : "signed acts and the rules",
                  rate(end.actions())));
      return 0;
    } catch (Differs e) {
      line("DIFFERS: " + e.getMessage());
      return 1;
    } catch (UnknownRules | IOException | IllegalArgumentException e) {
      line("not checked: " + e.getMessage());
      return UNCHECKED;
    }
  }

  private Consumer<Block> listing() {
    String key = byKey;
    return key == null ? _ -> {} : block -> list(block, key);
  }

  private void list(Block block, String key) {
    for (int i = 0; i < block.entries().size(); i++) {
      Entry entry = block.entries().get(i);
      if (entry.envelope().key().equals(key)) {
        Receipt receipt = Receipt.of(block, i);
        line(
            "height %d, leaf %d, time %d, action %s: %s"
                .formatted(
                    block.height(),
                    receipt.position(),
                    block.time(),
                    entry.id(),
                    receipt.accepted() ? "accepted" : "refused (" + receipt.reason() + ")"));
      }
    }
  }

  private void progress(Auditor.Progress at) {
    long now = System.nanoTime();
    if (now - told > PROGRESS_NANOS) {
      told = now;
      telling = true;
      System.out.printf(
          "\r  %,d of %,d actions, height %,d, %,.0f actions/s  ",
          at.actions(), at.size(), at.height(), rate(at.actions()));
      System.out.flush();
    }
  }

  private double rate(long actions) {
    return actions * 1e9 / (System.nanoTime() - began);
  }

  private void line(String text) {
    if (telling) {
      System.out.println();
      telling = false;
    }
    System.out.println(text);
  }
}
