package tallystick.server.access;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a thread step back behind all others of the machine: it goes on when a processor has
/// nothing better to do, and little else.
///
/// The JDK's own priorities do nothing on Linux unless a flag of the virtual machine says so. The
/// system's call takes 0 for the calling thread there; elsewhere it would be the whole process, so
/// nothing is done (https://man7.org/linux/man-pages/man2/setpriority.2.html, "C library/kernel
/// differences").
final class Nice {
  private static final Logger LOG = LoggerFactory.getLogger(Nice.class);
  private static final int THIS_THREAD = 0;

  /// A tenth of what others weigh.
  private static final int STEPS_BACK = 10;

  private Nice() {}

  @SuppressWarnings("restricted") // The jar's manifest lets native functions be called.
  static void stepBack() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return;
    }
    try {
      Linker linker = Linker.nativeLinker();
      MethodHandle setPriority =
          linker.downcallHandle(
              linker.defaultLookup().find("setpriority").orElseThrow(),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT));
      int failed = (int) setPriority.invokeExact(THIS_THREAD, THIS_THREAD, STEPS_BACK);
      if (failed != 0) {
        LOG.warn("the system lets no thread step back: hashing passwords slows the rest down");
      }
    } catch (Throwable e) {
      LOG.warn("no thread can step back here: hashing passwords slows the rest down", e);
    }
  }
}
