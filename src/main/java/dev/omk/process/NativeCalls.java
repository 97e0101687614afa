package dev.omk.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The two calls of Linux that Java does not have. Without native access ({@code
 * --enable-native-access=ALL-UNNAMED}) both do nothing and say so, rather than warn.
 */
final class NativeCalls {
  private static final int PR_SET_CHILD_SUBREAPER = 36; // linux/prctl.h
  private static final int WNOHANG = 1; // linux/wait.h

  private final Optional<MethodHandle> prctl;
  private final Optional<MethodHandle> waitpid;

  private NativeCalls(Optional<MethodHandle> prctl, Optional<MethodHandle> waitpid) {
    this.prctl = prctl;
    this.waitpid = waitpid;
  }

  /** Calls that do nothing. */
  static NativeCalls none() {
    return new NativeCalls(Optional.empty(), Optional.empty());
  }

  static NativeCalls load() {
    if (!Proc.available() || !NativeCalls.class.getModule().isNativeAccessEnabled()) {
      return none();
    }
    FunctionDescriptor prctl =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG);
    FunctionDescriptor waitpid =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    return new NativeCalls(
        bind("prctl", prctl, Linker.Option.firstVariadicArg(1)), bind("waitpid", waitpid));
  }

  /** Makes orphans below us our children; false if the system does not let us. */
  boolean adoptOrphans() {
    return prctl.map(NativeCalls::setSubreaper).orElse(false);
  }

  /** Lets go of a child that has ended, and of no other; does not wait. */
  void reap(long pid) {
    waitpid.ifPresent(call -> waitFor(call, Math.toIntExact(pid)));
  }

  @SuppressWarnings("restricted") // load() made sure that we may
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
