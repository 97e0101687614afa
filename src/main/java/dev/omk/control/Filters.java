package dev.omk.control;

import dev.omk.secret.Redactor;
import dev.omk.secret.StreamRedactor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The redactor in the shapes in which gates and agents take it. */
final class Filters {
  private Filters() {}

  static dev.omk.gate.run.LogFilter forGates(Redactor redactor) {
    return () -> new Chunks(redactor);
  }

  static Supplier<dev.omk.log.LogFilter> forAgents(Redactor redactor) {
    return () -> new Lines(redactor);
  }

  private static final class Chunks implements dev.omk.gate.run.LogFilter.Stream {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StreamRedactor stream;

    Chunks(Redactor redactor) {
      stream = redactor.newStream(out::write);
    }

    @Override
    public byte[] accept(byte[] buffer, int offset, int length) {
      stream.write(buffer, offset, length);
      return taken();
    }

    @Override
    public byte[] finish() {
      stream.finish();
      return taken();
    }

    private byte[] taken() {
      byte[] bytes = out.toByteArray();
      out.reset();
      return bytes;
    }
  }

  private record Lines(Redactor redactor) implements dev.omk.log.LogFilter {
    @Override
    public byte[] apply(byte[] lines) {
      return redactor
          .redact(new String(lines, StandardCharsets.ISO_8859_1))
          .getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
