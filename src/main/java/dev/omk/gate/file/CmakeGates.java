package dev.omk.gate.file;

import dev.omk.gate.file.DetectedGate.Kind;
import java.util.ArrayList;
import java.util.List;

/** C and C++ with CMake: an out-of-source build, and ctest where tests are switched on. */
final class CmakeGates implements Ecosystem {
  private static final String FOLDER = "build/omk";

  @Override
  public List<DetectedGate> detect(FileTree tree) {
    List<DetectedGate> gates = new ArrayList<>();
    tree.read("CMakeLists.txt")
        .ifPresent(
            text -> {
              gates.add(
                  DetectedGate.of(
                      "cmake-configure",
                      Kind.BUILD,
                      "CMakeLists.txt",
                      "cmake",
                      "-S",
                      ".",
                      "-B",
                      FOLDER));
              gates.add(
                  DetectedGate.of(
                          "cmake-build", Kind.BUILD, "CMakeLists.txt", "cmake", "--build", FOLDER)
                      .needing("cmake-configure"));
              if (text.contains("enable_testing") || text.contains("include(CTest)")) {
                gates.add(ctest());
              }
            });
    return gates;
  }

  private static DetectedGate ctest() {
    return DetectedGate.of(
            "ctest",
            Kind.TEST,
            "CMakeLists.txt, enable_testing",
            "ctest",
            "--test-dir",
            FOLDER,
            "--output-on-failure",
            "--output-junit",
            "{reports}/ctest.xml")
        .reporting("{reports}/ctest.xml")
        .needing("cmake-build");
  }
}
