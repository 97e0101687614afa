package dev.omk.control;

import dev.omk.agent.acp.Misbehaving;
import dev.omk.control.plan.NewGoalRequest;
import dev.omk.control.workspace.Outcome;
import dev.omk.control.workspace.Progress;
import dev.omk.control.workspace.Workspace;
import dev.omk.control.workspace.World;
import dev.omk.goal.Budget;
import dev.omk.goal.GoalId;
import dev.omk.goal.Settings;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.Cancellation;
import dev.omk.process.ProcessRunner;
import dev.omk.store.Storage;
import dev.omk.trace.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A real project in a temporary directory, with a home of its own, to drive goals on. */
public final class Sample {
  static final String GOAL = "Fix the failing test in calc";

  /** A shell line that repairs the sample's defect. */
  public static final String REPAIR = "sed -i 's/a - b/a + b/' calc.sh";

  private final Path home;
  public final Path project;
  public final Cancellation signal = new Cancellation();
  private int passes = 8;
  private List<String> allow = List.of();
  final List<String> said = new CopyOnWriteArrayList<>();
  private Storage storage = Storage.real();
  private String searched = System.getenv("PATH");

  /** {@code --policy} and {@code --merge-policy}. */
  String policy = "local";

  String mergePolicy = "disabled";

  /** {@code --slice-execution}, {@code --isolate} and {@code --max-agents}. */
  boolean slices;

  boolean isolate;
  int agents = 1;

  /** Added to the environment that omk is called with. */
  final Map<String, String> variables = new HashMap<>();

  private Sample(Path home, Path project) {
    this.home = home;
    this.project = project;
  }

  /** A git repository with a shell program that subtracts where it should add, and its test. */
  public static Sample broken(Path directory) throws IOException, InterruptedException {
    Sample sample = plain(directory);
    sample.git("init", "-q", "-b", "main");
    sample.git("config", "user.name", "Somebody");
    sample.git("config", "user.email", "somebody@example.org");
    sample.git("add", "-A");
    sample.git("commit", "-q", "-m", "Begin");
    return sample;
  }

  /** The same without git. */
  public static Sample plain(Path directory) throws IOException {
    Path home = Files.createDirectories(directory.resolve("home"));
    Path project = Files.createDirectories(directory.resolve("project")).toRealPath();
    Sample sample = new Sample(home, project);
    sample.settings("[sandbox]\nagents = \"off\"\ngates = \"off\"\n");
    sample.write("calc.sh", "a=$1; b=$2; echo $((a - b))\n");
    sample.write(
        "tests/calc_test.sh", "[ \"$(sh calc.sh 2 3)\" = 5 ] || { echo 'FAIL: 2 + 3'; exit 1; }\n");
    sample.write(
        ".omk/gates.toml",
        "[[gates]]\nname = \"tests\"\ncommand = \"sh\"\nargs = [\"tests/calc_test.sh\"]\n");
    return sample;
  }

  /** The same project with its goals, in another place. */
  Sample copy(Path target) throws IOException, InterruptedException {
    Process copying =
        new ProcessBuilder("cp", "-r", project.toString(), target.toString()).inheritIO().start();
    if (!copying.waitFor(60, TimeUnit.SECONDS) || copying.exitValue() != 0) {
      throw new IOException("cp failed");
    }
    return new Sample(home, target.toRealPath());
  }

  public Sample write(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
    return this;
  }

  /** What the user's own configuration says; at first that there is no sandbox. */
  public Sample settings(String toml) throws IOException {
    Path file = home.resolve(".config/omk/config.toml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, toml, StandardCharsets.UTF_8);
    return this;
  }

  /** An agent {@code mine} that runs a shell line in the work tree. */
  public Sample agent(String line) throws IOException {
    return write(
        ".omk/config.toml",
        "agent = \"mine\"\n[agents.mine]\ncommand = [\"" + agentScript(line) + "\"]\n");
  }

  /** These protected paths may be changed. */
  public Sample allowing(String... globs) {
    allow = List.of(globs);
    return this;
  }

  /** The configuration, as a whole. */
  public Sample config(String toml) throws IOException {
    return write(".omk/config.toml", toml);
  }

  /** The table of an agent that runs a shell line in the work tree, after reading its prompt. */
  public String table(String name, String line) throws IOException {
    return "[agents." + name + "]\ncommand = [\"" + script(name, line) + "\"]\n";
  }

  /** The table of an agent that speaks the Agent Client Protocol, with a fault. */
  static String speaking(String name, String fault) {
    String command =
        Misbehaving.commandLine(fault).stream()
            .map(argument -> "\"" + argument + "\"")
            .collect(Collectors.joining(", "));
    return "[agents." + name + "]\nprotocol = \"acp\"\ncommand = [" + command + "]\n";
  }

  /** At most so many passes. */
  public Sample passes(int limit) {
    passes = limit;
    return this;
  }

  /** Writes the program of that agent, which is outside of the project. */
  Path agentScript(String line) throws IOException {
    return script("agent", line);
  }

  private Path script(String name, String line) throws IOException {
    Path script = home.resolve(name + ".sh");
    Files.writeString(script, "#!/bin/sh\ncat > \"$HOME/" + name + ".prompt\"\n" + line + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  public Path home() {
    return home;
  }

  public Sample commit() throws IOException, InterruptedException {
    git("add", "-A");
    git("commit", "-q", "-m", "Change");
    return this;
  }

  String read(String path) throws IOException {
    return Files.readString(project.resolve(path));
  }

  public void git(String... arguments) throws IOException, InterruptedException {
    List<String> argv = new java.util.ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(argv).directory(project.toFile()).inheritIO();
    builder.environment().put("HOME", home.toString());
    builder.environment().remove("XDG_CONFIG_HOME");
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("git failed: " + argv);
    }
  }

  /** The same with another {@code PATH} for omk. */
  public Sample path(String folders) {
    searched = folders;
    return this;
  }

  /** Another work tree, with the same home. */
  public Sample in(Path other) throws IOException {
    return new Sample(home, other.toRealPath());
  }

  /** What git prints in the project. */
  String gitOutput(String... arguments) throws IOException, InterruptedException {
    List<String> argv = new java.util.ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    Process process = new ProcessBuilder(argv).directory(project.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("git failed: " + argv);
    }
    return out.stripTrailing();
  }

  /** The same project, with another idea of files and time. */
  public Sample on(Storage other) {
    Sample sample = new Sample(home, project);
    sample.storage = other;
    sample.variables.putAll(variables);
    sample.policy = policy;
    sample.mergePolicy = mergePolicy;
    return sample;
  }

  // Where rustup looks below the home, which is another one here.
  private static void toolchains(Map<String, String> all) {
    for (String variable : List.of("RUSTUP_HOME", "CARGO_HOME")) {
      String folder = variable.equals("RUSTUP_HOME") ? ".rustup" : ".cargo";
      all.putIfAbsent(variable, System.getProperty("user.home") + "/" + folder);
    }
  }

  World world() {
    Map<String, String> all = new HashMap<>(System.getenv());
    all.put("HOME", home.toString());
    all.put("PATH", searched);
    toolchains(all);
    all.keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("OMK_"));
    all.putAll(variables);
    return new World(new CallerEnvironment(all), project, new ProcessRunner(), storage, Trace.OFF);
  }

  public Workspace workspace() throws InterruptedException {
    return Workspace.find(world(), Optional.empty());
  }

  public GoalController controller() throws InterruptedException {
    Progress progress =
        new Progress() {
          @Override
          public void said(String line) {
            said.add(line);
          }
        };
    return new GoalController(workspace(), progress, signal);
  }

  public GoalId plan(boolean acceptAuto) throws InterruptedException {
    return plan(GOAL, acceptAuto, Budget.UNLIMITED);
  }

  public GoalId plan(String text, boolean acceptAuto, Budget budget) throws InterruptedException {
    return controller().plan(new NewGoalRequest(text, settings(acceptAuto), budget)).goal().id();
  }

  /** The settings of its goals. */
  Settings settings(boolean acceptAuto) {
    return new Settings(
        true, null, null, acceptAuto, passes, agents, policy, mergePolicy, slices, allow, isolate);
  }

  /** Plans and runs the loop to its end. */
  public Outcome run(boolean acceptAuto) throws InterruptedException {
    return controller().runUntilReady(plan(acceptAuto));
  }
}
