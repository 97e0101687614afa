package dev.omk.scope;

/**
 * The text of a file with its comments and its layout told apart from its code.
 *
 * <p>Conservative: where it is not sure that something is a comment or mere layout, it is code.
 * Linear in the length of the text.
 */
final class SourceText {
  private final CommentStyle style;
  private final String text;

  private SourceText(CommentStyle style, String text) {
    this.style = style;
    this.text = text.replace("\r\n", "\n").replace('\r', '\n');
  }

  static SourceText of(String path, String text) {
    return new SourceText(CommentStyle.of(path), text);
  }

  /** The text as it is, without comments. */
  String withoutComments() {
    return new SourceLexer(style, text, true).run();
  }

  /** Code and comments, with layout that means nothing taken out. */
  String withoutLayout() {
    return style.layout().normalise(new SourceLexer(style, text, false).marked());
  }

  /** Code alone, with layout that means nothing taken out. */
  String codeAlone() {
    return style.layout().normalise(new SourceLexer(style, text, true).marked());
  }
}
