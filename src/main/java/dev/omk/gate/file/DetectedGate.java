package dev.omk.gate.file;

import dev.omk.gate.GateSpec;
import java.util.List;
import java.util.Map;

/**
 * A gate that files of the project call for.
 *
 * @param name unique among all that is detected
 * @param kind what it checks
 * @param argv the command
 * @param needs names of detected gates
 * @param reports globs of its reports
 * @param reason the file that calls for it, for people
 * @param workdir where it runs, relative to the root; empty is the root
 */
record DetectedGate(
    String name,
    Kind kind,
    List<String> argv,
    List<String> needs,
    List<String> reports,
    String reason,
    String workdir) {

  /** What a gate checks. */
  enum Kind {
    TEST,
    BUILD,
    /** A script that the project itself has for its style or types: as binding as a test. */
    SCRIPT,
    /** A check that we propose although the project does not ask for it: never binding. */
    ADVICE
  }

  static DetectedGate of(String name, Kind kind, String reason, String... argv) {
    return new DetectedGate(name, kind, List.of(argv), List.of(), List.of(), reason, "");
  }

  DetectedGate needing(String gate) {
    return new DetectedGate(name, kind, argv, List.of(gate), reports, reason, workdir);
  }

  DetectedGate reporting(String... globs) {
    return new DetectedGate(name, kind, argv, needs, List.of(globs), reason, workdir);
  }

  /** The same for a project in a folder; names are unique as long as folders are. */
  DetectedGate in(String folder) {
    String prefix =
        folder.replaceAll("[^\\p{L}\\p{N}._-]", "-").replaceAll("^[^\\p{L}\\p{N}]+", "");
    return new DetectedGate(
        prefix + ": " + name,
        kind,
        argv,
        needs.stream().map(need -> prefix + ": " + need).toList(),
        reports.stream().map(glob -> glob.startsWith("{") ? glob : folder + "/" + glob).toList(),
        folder + "/" + reason,
        folder);
  }

  GateSpec spec() {
    return new GateSpec(
        name,
        argv,
        "",
        kind != Kind.ADVICE,
        false,
        false,
        GateSpec.DEFAULT_TIMEOUT,
        List.of(),
        needs,
        false,
        List.of(),
        reports,
        List.of(),
        0,
        Map.of(),
        workdir,
        false,
        "detected: " + reason);
  }
}
