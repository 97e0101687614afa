package dev.omk.review.slop;

import static dev.omk.review.LineRule.everywhere;
import static dev.omk.review.LineRule.product;
import static dev.omk.review.slop.SlopRules.DEBUG;
import static dev.omk.review.slop.SlopRules.DEBUG_NOTE;

import dev.omk.review.LineRule;
import dev.omk.review.Suffixes;
import java.util.List;

/** What is put in to see what happens, and forgotten. */
final class DebugPatterns {
  private static final String MARKED =
      "(?i:debug\\b|here\\b|got here|xxx|reached\\b|wtf|>>>|---|===|\\*\\*\\*|!!!|###)";

  static final List<LineRule> ALL =
      List.of(
          everywhere(DEBUG, Suffixes.JAVASCRIPT, "^\\s*debugger\\s*;?\\s*$"),
          product(
              DEBUG_NOTE,
              Suffixes.JAVASCRIPT,
              "\\bconsole\\.(log|debug|dir|trace)\\(\\s*([\"'`]\\s*" + MARKED + "|[\\w.]+\\s*\\))"),
          everywhere(
              DEBUG,
              Suffixes.PYTHON,
              "^\\s*(import\\s+(i?pdb|pudb)\\b|breakpoint\\(\\s*\\)|from\\s+i?pdb\\s+import)"
                  + "|\\b(i?pdb|pudb)\\.set_trace\\("),
          product(
              DEBUG_NOTE,
              Suffixes.PYTHON,
              "^\\s*print\\(\\s*(f?[\"']\\s*" + MARKED + "|[a-z_]\\w*\\s*\\)$)"),
          product(DEBUG, Suffixes.RUST, "(^|[^\\w!])dbg!\\s*\\("),
          product(
              DEBUG_NOTE,
              Suffixes.RUST,
              "\\be?println!\\(\\s*\"\\s*(DEBUG\\b|"
                  + MARKED
                  + "[^\"]*\\{\\w*:#?\\?\\})|\\beprintln!\\(\\s*\"((\\w+ ?= ?)?\\{:#?\\?\\}\"\\s*,\\s*&?[a-df-z_]\\w*\\s*\\)|\\{[a-df-z_]\\w*:#?\\?\\}\"\\s*\\))"),
          product(
              DEBUG_NOTE,
              Suffixes.JVM,
              "\\bSystem\\.(out|err)\\.print(ln|f)?\\(\\s*\"\\s*"
                  + MARKED
                  + "|\\.printStackTrace\\(\\s*\\)"),
          product(
              DEBUG_NOTE,
              Suffixes.GO,
              "\\bfmt\\.Print(ln|f)?\\(\\s*\"\\s*" + MARKED + "|\\bspew\\.Dump\\("),
          everywhere(
              DEBUG,
              Suffixes.RUBY,
              "(^|[^.\\w])binding\\.(pry|irb|b)\\b|^\\s*(byebug|debugger)\\s*$"),
          product(DEBUG, Suffixes.PHP, "^\\s*(var_dump|print_r|dd|dump)\\s*\\(\\s*\\$"),
          product(DEBUG_NOTE, Suffixes.CSHARP, "\\bConsole\\.WriteLine\\(\\s*\\$?\"\\s*" + MARKED),
          product(DEBUG_NOTE, Suffixes.C, "\\bf?printf\\(\\s*(stderr,\\s*)?\"\\s*" + MARKED));

  private DebugPatterns() {}
}
