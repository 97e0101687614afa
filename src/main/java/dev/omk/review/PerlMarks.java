package dev.omk.review;

import static dev.omk.review.EvasionMark.ALWAYS;
import static dev.omk.review.EvasionMark.AWARE;
import static dev.omk.review.EvasionMark.HIDDEN;
import static dev.omk.review.EvasionMark.MAY_EXIT;
import static dev.omk.review.EvasionMark.PATCH;
import static dev.omk.review.EvasionMark.inProduct;

import java.util.List;

/** The marks of Perl. */
final class PerlMarks {
  static final List<EvasionMark> ALL =
      List.of(
          inProduct(PATCH, "\\bTest::(More|Builder|Simple|Deep|Harness)\\b|\\bCORE::GLOBAL\\b"),
          inProduct(
              PATCH, "\\*(\\{\\s*[\"']?)?(main|Test)::|\\bsub\\s+main::|^\\s*package\\s+main\\b"),
          inProduct(HIDDEN, "\\*\\{\\s*[\"'][^\"']*[\"']\\s*\\."),
          inProduct(ALWAYS, "\\buse\\s+overload\\b|[\"'](==|eq|bool|\"\")[\"']\\s*=>"),
          inProduct(AWARE, "\\bcaller\\b|\\$0\\b|\\bHARNESS_\\w+|/proc/"),
          inProduct(
              MAY_EXIT,
              "\\b(exit|_exit|exec)\\b|\\bkill\\b.*\\$\\$|^\\s*END\\s*\\{",
              "\\bexit\\s*\\(?\\s*[1-9]"));

  private PerlMarks() {}
}
