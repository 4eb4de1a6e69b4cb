package tallystick.ledger;

import java.net.BindException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import org.apache.ratis.io.CorruptedFileException;
import org.apache.ratis.protocol.exceptions.ChecksumException;

/// Tells damage to Raft's files from what else may keep it from starting. Ratis has no one
/// exception for it: an entry whose checksum is wrong, a header that is none, a length that cannot
/// be, a term that is no number.
final class RaftDamage {
  private RaftDamage() {}

  /// What a failed start is to the caller.
  static RuntimeException of(Exception failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof LedgerFault fault) {
        return fault;
      }
      if (e instanceof BindException
          || e instanceof AccessDeniedException
          || e instanceof OverlappingFileLockException
          || said(e).contains("no space")
          || said(e).contains("too many open files")
          || said(e).contains("failed to bind")
          || said(e).contains("lock storage")
          || said(e).contains("already locked")) {
        return new LedgerFault(
            LedgerFault.UNAVAILABLE, "The node cannot take part in its group: " + e.getMessage());
      }
      if (e instanceof ChecksumException || e instanceof CorruptedFileException) {
        return damaged(e);
      }
    }
    return damaged(failure);
  }

  private static LedgerFault damaged(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return Inspection.damaged("the Raft log cannot be read: " + root.getMessage(), e);
  }

  private static String said(Throwable e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
  }
}
