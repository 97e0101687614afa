package dev.omk.plan;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which programming language a file is in, by the ending of its name. */
final class Language {
  private static final Map<String, String> BY_ENDING = new HashMap<>();

  static {
    add("Python", "py pyi");
    add("JavaScript", "js mjs cjs jsx");
    add("TypeScript", "ts tsx mts cts");
    add("Java", "java");
    add("Kotlin", "kt kts");
    add("Scala", "scala");
    add("Go", "go");
    add("Rust", "rs");
    add("C", "c h");
    add("C++", "cc cpp cxx hh hpp hxx");
    add("C#", "cs");
    add("F#", "fs");
    add("Ruby", "rb rake");
    add("PHP", "php");
    add("Elixir", "ex exs");
    add("Erlang", "erl hrl");
    add("Swift", "swift");
    add("Shell", "sh bash zsh fish");
    add("Perl", "pl pm t");
    add("Lua", "lua");
    add("Haskell", "hs");
    add("OCaml", "ml mli");
    add("Clojure", "clj cljs cljc");
    add("Dart", "dart");
    add("Zig", "zig");
    add("R", "r");
    add("Julia", "jl");
    add("SQL", "sql");
    add("Vue", "vue");
    add("Svelte", "svelte");
  }

  private Language() {}

  private static void add(String language, String endings) {
    for (String ending : endings.split(" ", -1)) {
      BY_ENDING.put(ending, language);
    }
  }

  /** The language of a path; nothing for what is no source of a program. */
  static Optional<String> of(String path) {
    int dot = path.lastIndexOf('.');
    return dot <= path.lastIndexOf('/')
        ? Optional.empty()
        : Optional.ofNullable(BY_ENDING.get(path.substring(dot + 1).toLowerCase(Locale.ROOT)));
  }
}
