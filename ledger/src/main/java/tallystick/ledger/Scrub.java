package tallystick.ledger;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.rocksdb.LiveFileMetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads all that is on disk now and then, so that damage is found while the other copies are good,
/// and not when somebody needs the row. Whatever is read for an answer is checked anyway.
///
/// A start reads the newest half gigabyte before anything is served; the rest, and all of it again,
/// is read beside the work, no faster than [#BYTES_PER_SECOND].
final class Scrub implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Scrub.class);
  private static final long AT_START_BYTES = 512L << 20;
  private static final long BYTES_PER_SECOND = 8L << 20;
  private static final long HOURS_BETWEEN = 24;

  private final RocksStore store;
  private final Consumer<String> damaged;
  private final Thread thread;

  /// @param damaged is told what was found, once
  Scrub(RocksStore store, Consumer<String> damaged) {
    this.store = store;
    this.damaged = damaged;
    this.thread = Thread.ofPlatform().name("ledger-scrub").daemon().start(this::run);
  }

  /// Checks the newest files.
  ///
  /// @throws LedgerFault `damaged`
  static void start(RocksStore store) {
    long left = AT_START_BYTES;
    for (LiveFileMetaData file : store.files()) {
      left -= file.size();
      if (left < 0) {
        return;
      }
      store.verify(file);
    }
  }

  private void run() {
    try {
      while (true) {
        for (LiveFileMetaData file : store.files()) {
          store.verify(file);
          TimeUnit.MILLISECONDS.sleep(1 + 1_000 * file.size() / BYTES_PER_SECOND);
        }
        LOGGER.info("All files of the state were read and are as they were written.");
        TimeUnit.HOURS.sleep(HOURS_BETWEEN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LedgerFault fault) {
      damaged.accept(fault.sentence());
    } catch (IllegalStateException e) {
      // Too many open files, for example: nothing that the files themselves could help.
      LOGGER.warn("The files of the state are not checked any more until the next start.", e);
    }
  }

  /// Ends it, and waits until it no longer reads.
  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
