package dev.omk.cli;

import java.util.Optional;

/** Every command: its words and its purpose, for help and for finding what was meant. */
enum CommandName {
  RUN("goal run", "Make a goal, plan it and, with --until-ready, work until it is proven ready"),
  PLAN("goal plan", "Make a goal and its plan for reading; nothing is executed"),
  LIST("goal list", "List the goals of this project, newest first"),
  STATUS("goal status", "Show where a goal stands, why, and what to do next"),
  SHOW("goal show", "Show everything that is known of a goal"),
  PROOF("goal proof", "Show or re-check the proof: every claim with its evidence"),
  WATCH("goal watch", "Watch a goal at work from another terminal, or play a finished one again"),
  REPORT("goal report", "Write one HTML page with everything that happened and what shows it"),
  REPLAY("goal replay", "Show what happened, event by event"),
  VERIFY("goal verify", "Run the gates of a goal and record what they say"),
  EXECUTE("goal execute", "Let the agent take one turn, and judge what it changed"),
  REVIEW("goal review", "Review the change: secrets, protected paths, tests"),
  ACCEPT("goal accept", "Accept a proven goal; it is ready then"),
  REJECT("goal reject", "Refuse a candidate and say why"),
  ANSWER("goal answer", "Answer a question that the plan of a goal asks"),
  REPLAN("goal replan", "Plan a goal anew with what was learned since"),
  PAUSE("goal pause", "Pause a goal, also one that another process works on"),
  RESUME("goal resume", "Resume a paused or orphaned goal"),
  CANCEL("goal cancel", "Give a goal up for good"),
  BUDGET("goal budget", "Show what a goal may cost and what it has cost"),
  BUDGET_ADD("goal budget-add", "Allow a goal more time, tokens or money"),
  RESTORE("goal restore", "Put the work tree back to what a pass left; what is there is kept"),
  OPEN_PR("goal open-pr", "Render the pull request of a goal"),
  MERGE("goal merge", "Merge a delivered goal, as far as its policy allows"),
  INIT("goal init", "Write a commented .omk/gates.toml from what is detected"),
  GATES("goal gates", "Show the effective gates and where each one comes from"),
  IMPORT("goal import", "Copy the goals that omk 0.5.0 left somewhere else"),
  PRUNE("goal prune", "Delete old goals that are ready or cancelled, with their refs"),
  DEMO("demo", "Drive a small real project from red to ready before your eyes"),
  DOCTOR("doctor", "Check git, agents, sandbox and the state directory"),
  COMPLETION("completion", "Print the completion script for bash, zsh or fish");

  private final String words;
  private final String purpose;

  CommandName(String words, String purpose) {
    this.words = words;
    this.purpose = purpose;
  }

  /** What is typed after {@code omk}. */
  String words() {
    return words;
  }

  /** One line. */
  String purpose() {
    return purpose;
  }

  /** Whether it is below {@code omk goal}. */
  boolean ofGoal() {
    return words.startsWith("goal ");
  }

  /** The last word. */
  String lastWord() {
    return words.substring(words.lastIndexOf(' ') + 1);
  }

  /** The command of these words. */
  static Optional<CommandName> of(String words) {
    for (CommandName name : values()) {
      if (name.words.equals(words)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** Makes the command, and no other. */
  Command create() {
    return switch (this) {
      case RUN -> new RunCommand();
      case PLAN -> new PlanCommand();
      case LIST -> new ListCommand();
      case STATUS -> new StatusCommand();
      case SHOW -> new ShowCommand();
      case PROOF -> new ProofCommand();
      case WATCH -> new WatchCommand();
      case REPORT -> new ReportCommand();
      case REPLAY -> new ReplayCommand();
      case VERIFY -> new VerifyCommand();
      case EXECUTE -> new ExecuteCommand();
      case REVIEW -> new ReviewCommand();
      case ACCEPT -> new AcceptCommand();
      case REJECT -> new RejectCommand();
      case ANSWER -> new AnswerCommand();
      case REPLAN -> new ReplanCommand();
      case PAUSE -> new PauseCommand();
      case RESUME -> new ResumeCommand();
      case CANCEL -> new CancelCommand();
      case BUDGET -> new BudgetCommand();
      case BUDGET_ADD -> new BudgetAddCommand();
      case RESTORE -> new RestoreCommand();
      case OPEN_PR -> new OpenPrCommand();
      case MERGE -> new MergeCommand();
      case INIT -> new InitCommand();
      case GATES -> new GatesCommand();
      case IMPORT -> new ImportCommand();
      case PRUNE -> new PruneCommand();
      case DEMO -> new DemoCommand();
      case DOCTOR -> new DoctorCommand();
      case COMPLETION -> new CompletionCommand();
    };
  }
}
