package dev.omk.control.tree;

import dev.omk.control.workspace.Interruptions;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.FileTexts;
import dev.omk.worktree.Subject;
import dev.omk.worktree.WorkTree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The content of a changed file, read from the two trees when it is asked for. */
public record TreeTexts(WorkTree tree, Subject from, Subject to, ChangedFile file)
    implements FileTexts {
  private static final int MAX_TEXT = 100 * 1024 * 1024;

  @Override
  public Optional<String> base() {
    return text(from, file.oldPath().isEmpty() ? file.path() : file.oldPath());
  }

  @Override
  public Optional<String> candidate() {
    return text(to, file.path());
  }

  private Optional<String> text(Subject subject, String path) {
    return text(tree, subject, path);
  }

  /** The content of any path of a tree. */
  public static Optional<String> text(WorkTree tree, Subject subject, String path) {
    try {
      return tree.read(subject, path, MAX_TEXT).map(TreeTexts::decode);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Interruptions.asOmk();
    }
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
