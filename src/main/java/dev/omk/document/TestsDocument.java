package dev.omk.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.gate.GateResult;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import java.util.List;

/** {@code tests.json}: every single test of a verification, kept beside the logs. */
public final class TestsDocument {
  /**
   * The document as a record.
   *
   * @param gates the results with all their tests
   */
  private record Tests(int version, List<GateResult> gates) {}

  private final EventCodec codec;

  /** Reads and writes with the codec of the events. */
  public TestsDocument(EventCodec codec) {
    this.codec = codec;
  }

  /** The bytes of the document. */
  public byte[] write(List<GateResult> results) {
    return Json.prettyBytes(codec.tree(new Tests(GoalDocument.VERSION, results)));
  }

  /**
   * The results of a document.
   *
   * @throws MalformedJsonException if it is none
   */
  public List<GateResult> read(byte[] utf8) throws MalformedJsonException {
    ObjectNode tree = Json.parseObject(utf8);
    return codec.record(tree, Tests.class).gates();
  }
}
