package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lines that change what a library for tests gave: {@code const a = require('assert'); a.equal = ()
 * => {}}, whatever the name it is given.
 */
final class PatchedImports {
  private static final Pattern BOUND =
      Pattern.compile(
          "\\b(?:const|let|var|import)\\s+(?:\\*\\s+as\\s+)?([\\w$]+|\\{[^}]*\\})\\s*"
              + "(?:=\\s*(?:await\\s+)?(?:require|import)\\s*\\(\\s*|from\\s+)"
              + "[\"'`](?:node:)?(?:assert(?:/strict)?|test|chai|expect|vitest|mocha|jest|@jest/\\w+|util)[\"'`]");
  private static final PatternSet<Pattern> IMPORTS = PatternSet.of(BOUND);
  private static final Pattern NAME = Pattern.compile("[\\w$]+");

  private final FilePatch file;

  PatchedImports(FilePatch file) {
    this.file = file;
  }

  List<TextLine> lines() {
    if (!Suffixes.JAVASCRIPT.contains(file.suffix())) {
      return List.of();
    }
    Set<String> names = new LinkedHashSet<>();
    for (TextLine line : file.added()) {
      if (!IMPORTS.mayMatch(line.text())) {
        continue;
      }
      Matcher bound = BOUND.matcher(line.text());
      while (bound.find()) {
        Matcher name = NAME.matcher(bound.group(1));
        while (name.find()) {
          names.add(name.group());
        }
      }
    }
    if (names.isEmpty()) {
      return List.of();
    }
    String any = "(" + String.join("|", names.stream().map(Pattern::quote).toList()) + ")";
    Pattern changed =
        Pattern.compile(
            "(^|[^\\w$.])"
                + any
                + "((\\.[\\w$]+|\\[[^\\]]*\\])+\\s*=[^=>]|\\s*\\[)"
                + "|\\b(Object|Reflect)\\.\\w+\\s*\\(\\s*"
                + any
                + "\\b|\\bdelete\\s+"
                + any
                + "\\b");
    return file.added().stream()
        .filter(line -> mayChange(names, line.text()) && changed.matcher(line.text()).find())
        .toList();
  }

  // Whatever changes a thing names it, and has a bracket, an equals sign or the word for it.
  private static boolean mayChange(Set<String> names, String text) {
    boolean acts = text.indexOf('=') >= 0 || text.indexOf('[') >= 0 || text.indexOf('(') >= 0;
    return (acts || text.contains("delete")) && names.stream().anyMatch(text::contains);
  }
}
