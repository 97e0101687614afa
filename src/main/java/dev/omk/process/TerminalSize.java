package dev.omk.process;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/**
 * How large a terminal is at this moment ({@code ioctl_tty(2)}, {@code TIOCGWINSZ}).
 *
 * @param columns more than none
 * @param rows more than none
 */
public record TerminalSize(int columns, int rows) {
  private static final long LINUX = 0x5413L; // asm-generic/ioctls.h
  private static final long MAC = 0x40087468L; // sys/ttycom.h

  /** struct winsize: rows, columns, and two that nobody fills in. */
  private static final long BYTES = 8;

  private static final class Call {
    static final Optional<MethodHandle> IOCTL = bind();

    @SuppressWarnings("restricted") // asked for just before
    private static Optional<MethodHandle> bind() {
      if (!TerminalSize.class.getModule().isNativeAccessEnabled()) {
        return Optional.empty();
      }
      Linker linker = Linker.nativeLinker();
      SymbolLookup library = linker.defaultLookup();
      FunctionDescriptor ioctl =
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG,
              ValueLayout.ADDRESS);
      return library
          .find("ioctl")
          .map(at -> linker.downcallHandle(at, ioctl, Linker.Option.firstVariadicArg(2)));
    }
  }

  /** The size of the terminal behind a file descriptor; nothing if that is none. */
  public static Optional<TerminalSize> of(int descriptor) {
    return Call.IOCTL.flatMap(call -> ask(call, descriptor));
  }

  private static Optional<TerminalSize> ask(MethodHandle call, int descriptor) {
    boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(BYTES);
      int failed = (int) call.invokeExact(descriptor, mac ? MAC : LINUX, size);
      int rows = Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, 0));
      int columns = Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, 2));
      return failed == 0 && rows > 0 && columns > 0
          ? Optional.of(new TerminalSize(columns, rows))
          : Optional.empty();
    } catch (Throwable e) {
      throw new IllegalStateException("ioctl failed", e);
    }
  }
}
