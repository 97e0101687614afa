package dev.omk.cli;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.process.Foreground;
import dev.omk.process.TemporaryFiles;
import dev.omk.text.Harmless;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The user's editor, for {@code plan --edit}. */
final class PlanEditor implements UnaryOperator<String> {
  private final Call call;
  private final String editor;
  private String typed = "";

  private PlanEditor(Call call, String editor) {
    this.call = call;
    this.editor = editor;
  }

  /** The editor of {@code VISUAL} or {@code EDITOR}; that there is none is noted as a problem. */
  static Optional<PlanEditor> of(Call call) {
    Optional<String> editor =
        call.environment()
            .get("VISUAL")
            .filter(value -> !value.isBlank())
            .or(() -> call.environment().get("EDITOR").filter(value -> !value.isBlank()));
    if (editor.isEmpty()) {
      call.values()
          .problems()
          .rule(
              "--edit: neither VISUAL nor EDITOR names an editor",
              "for instance: EDITOR=vi omk goal plan --edit \"...\"");
    }
    return editor.map(name -> new PlanEditor(call, name));
  }

  /**
   * A refusal that says where what was typed is kept, if there is something: in a file that nothing
   * of ours takes away.
   */
  OmkException kept(OmkException refused) {
    if (typed.isBlank()) {
      return refused;
    }
    try {
      Path file = Files.createTempFile(TemporaryFiles.system(), "edited-plan-", ".md");
      Files.writeString(file, typed);
      String where = "what you wrote is kept in " + file;
      String next = refused.nextStep();
      return new OmkException(
          refused.code(), refused.line(), next.isEmpty() ? where : next + "; " + where, refused);
    } catch (IOException e) {
      refused.addSuppressed(e);
      return refused;
    }
  }

  @Override
  public String apply(String text) {
    try {
      Path folder = TemporaryFiles.directory(TemporaryFiles.system(), "plan");
      Path file = folder.resolve("plan.md");
      try {
        Files.writeString(file, text);
        int code =
            Foreground.run(
                List.of("sh", "-c", editor + " \"$1\"", "sh", file.toString()),
                call.directory(),
                call.environment().variables());
        String back = Files.readString(file);
        typed = back.equals(text) ? "" : back;
        if (code != 0) {
          throw new OmkException(
              ErrorCode.INVALID_VALUE,
              "--edit: '" + Harmless.line(editor, 80) + "' ended with exit code " + code,
              "nothing was made; set VISUAL or EDITOR to an editor that works here");
        }
        return back;
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OmkException(ErrorCode.PAUSED_OR_CANCELLED, "interrupted", "");
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO, "--edit: cannot write or read a temporary file", "check TMPDIR", e);
    }
  }
}
