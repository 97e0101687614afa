package dev.omk.scope;

import com.google.re2j.Pattern;
import java.util.Locale;

/** Code that nobody can read in a review and that may be run in the place of its source. */
public final class CompiledCode {
  private static final Pattern NAMES =
      Pattern.compile(
          ".*\\.(pyc|pyo|pyd|class|so|so\\.[0-9.]+|o|a|dll|dylib|jar|wasm|node|exe|pmc|plc)",
          Pattern.DOTALL);

  private static final Pattern ASSEMBLY = Pattern.compile(".*\\.(s|sx|asm|nasm)", Pattern.DOTALL);

  private CompiledCode() {}

  /** Whether a path is compiled code by its name, or lies in {@code __pycache__}. */
  public static boolean is(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return NAMES.matches(ScriptPaths.name(lower))
        || lower.startsWith("__pycache__/")
        || lower.contains("/__pycache__/");
  }

  /** Whether a path is assembly, in which any call of the system is a few plain instructions. */
  public static boolean isAssembly(String path) {
    return ASSEMBLY.matches(path.toLowerCase(Locale.ROOT));
  }
}
