package dev.omk.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two calls of Linux that Java does not have. Without native access ({@code
 * --enable-native-access=ALL-UNNAMED}) both do nothing and say so, rather than warn. Not
 * thread-safe.
 */
final class NativeCalls {
  private static final int PR_SET_CHILD_SUBREAPER = 36; // linux/prctl.h
  private static final int WNOHANG = 1; // linux/wait.h

  private static final FunctionDescriptor PRCTL =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG);
  private static final FunctionDescriptor WAITPID =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);

  private final boolean allowed;
  private @Nullable MethodHandle waitpid;

  private NativeCalls(boolean allowed) {
    this.allowed = allowed;
  }

  /** Calls that do nothing. */
  static NativeCalls none() {
    return new NativeCalls(false);
  }

  /** Calls as far as this system has them; each is bound when it is made for the first time. */
  static NativeCalls ofThisSystem() {
    return new NativeCalls(
        Proc.available() && NativeCalls.class.getModule().isNativeAccessEnabled());
  }

  /** Makes orphans below us our children; false if the system does not let us. */
  boolean adoptOrphans() {
    return allowed
        && bind("prctl", PRCTL, Linker.Option.firstVariadicArg(1))
            .map(NativeCalls::setSubreaper)
            .orElse(false);
  }

  /** Lets go of a child that has ended, and of no other; does not wait. */
  void reap(long pid) {
    if (allowed && waitpid == null) {
      waitpid = bind("waitpid", WAITPID).orElse(null);
    }
    if (waitpid != null) {
      waitFor(waitpid, Math.toIntExact(pid));
    }
  }

  @SuppressWarnings("restricted") // ofThisSystem() made sure that we may
  private static Optional<MethodHandle> bind(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    SymbolLookup library = linker.defaultLookup();
    return library.find(name).map(at -> linker.downcallHandle(at, descriptor, options));
  }

  private static boolean setSubreaper(MethodHandle call) {
    try {
      return (int) call.invokeExact(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L) == 0;
    } catch (Throwable e) {
      throw new IllegalStateException("prctl failed", e);
    }
  }

  private static void waitFor(MethodHandle call, int pid) {
    try {
      int reaped = (int) call.invokeExact(pid, MemorySegment.NULL, WNOHANG);
      assert reaped <= pid; // the child, 0 or -1: all the same to us
    } catch (Throwable e) {
      throw new IllegalStateException("waitpid failed", e);
    }
  }
}
