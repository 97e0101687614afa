package dev.omk.gate.file;

import dev.omk.gate.file.DetectedGate.Kind;
import java.util.List;

/** Ruby with Bundler: RSpec, or the task {@code test} of Rake. */
final class RubyGates implements Ecosystem {
  @Override
  public List<DetectedGate> detect(FileTree tree) {
    if (!tree.isFile("Gemfile")) {
      return List.of();
    }
    if (tree.isDirectory("spec")) {
      return List.of(
          DetectedGate.of("rspec", Kind.TEST, "Gemfile, spec/", "bundle", "exec", "rspec"));
    }
    return tree.isFile("Rakefile") && tree.isDirectory("test")
        ? List.of(
            DetectedGate.of(
                "rake-test", Kind.TEST, "Rakefile, test/", "bundle", "exec", "rake", "test"))
        : List.of();
  }
}
