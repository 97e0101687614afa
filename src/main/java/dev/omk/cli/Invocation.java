package dev.omk.cli;

import dev.omk.cli.render.HelpText;
import dev.omk.cli.render.Hints;
import dev.omk.cli.render.Output;
import dev.omk.cli.render.Prose;
import dev.omk.cli.render.Style;
import dev.omk.error.OmkException;
import dev.omk.json.Json;
import dev.omk.process.CallerEnvironment;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** From a command line to an exit code. */
final class Invocation {
  private final Streams streams;

  Invocation(Streams streams) {
    this.streams = streams;
  }

  /** Runs one command and returns its documented code. */
  int run(String... argv) {
    CommandWords words = CommandWords.of(List.of(argv));
    Failures failures =
        new Failures(
            streams,
            asksForJson(words),
            words.has("-v", "--verbose"),
            PlaceFlags.of(words.rest()).hints());
    Answer answer = answer(failures, argv);
    Streams.Written written = streams.out(answer.out());
    return written == Streams.Written.WHOLE && answer.rest().isPresent()
        ? rest(answer, failures)
        : code(answer, written);
  }

  // What fails meanwhile is told on standard error alone: half of the answer is out already.
  private int rest(Answer answer, Failures failures) {
    try {
      return code(answer, streams.out(answer.rest().orElseThrow()));
    } catch (OmkException e) {
      return failures.expected(e).code();
    }
  }

  private static int code(Answer answer, Streams.Written written) {
    return switch (written) {
      case WHOLE -> answer.code();
      // Nobody reads any more: quiet, but what a step said of a goal stays true.
      case CLOSED -> answer.code();
      case FAILED -> ExitCode.ERROR;
    };
  }

  private Answer answer(Failures failures, String... argv) {
    try {
      return dispatch(CommandWords.of(RawArguments.of(argv)));
    } catch (OmkException e) {
      return failures.expected(e);
    } catch (InterruptedException e) {
      return failures.interrupted();
    } catch (RuntimeException | Error e) {
      return failures.defect(e);
    }
  }

  // Asked of the bare words, for a command line that cannot be parsed wants its answer as JSON too.
  private static boolean asksForJson(CommandWords words) {
    boolean format = false;
    for (String word : words.rest()) {
      if (word.equals("--")) {
        return false;
      }
      if (word.equals("--json") || (format && word.equals("json"))) {
        return true;
      }
      format = word.equals("-f") || word.equals("--format");
      if (word.equals("-fjson") || word.equals("-f=json") || word.equals("--format=json")) {
        return true;
      }
    }
    return false;
  }

  private Answer dispatch(CommandWords words) throws InterruptedException {
    if (words.text().equals(Completing.WORD)) {
      return new Completing(streams, CallerEnvironment.ofThisProcess()).answer(words.rest());
    }
    Optional<CommandName> name = CommandName.of(words.text());
    if (name.isPresent() && !words.help()) {
      return command(name.get(), words.rest());
    }
    if (words.has("-V", "--version")) {
      return Version.answer(words.has("--json"));
    }
    if (words.help() && words.has(Manual.FLAG)) {
      return manual(words, name);
    }
    if (asksAboutHelp(words)) {
      return help(HelpText.fit(Help.help(), width()), words.has("--json"));
    }
    if (name.isPresent()) {
      return help(new ParsedCommand(name.get(), List.of()).help(width()), words.has("--json"));
    }
    boolean wantsHelp = words.help() || words.has("-h", "--help");
    if (words.words().isEmpty()) {
      return overview(wantsHelp, words, Help.all());
    }
    if (words.text().equals("goal")) {
      return overview(wantsHelp, words, Help.goal());
    }
    throw Help.unknown(words);
  }

  private static boolean asksAboutHelp(CommandWords words) {
    return words.help()
        && (words.text().equals("help") || (words.words().isEmpty() && words.has("-h", "--help")));
  }

  private static Answer manual(CommandWords words, Optional<CommandName> name) {
    if (name.isEmpty() && !words.words().isEmpty() && !words.text().equals("goal")) {
      throw Help.unknown(words);
    }
    return help(
        name.isPresent() ? Manual.page(name.get()) : Manual.overview(), words.has("--json"));
  }

  private static int width() {
    return Terminal.help(CallerEnvironment.ofThisProcess());
  }

  private static Answer help(String text, boolean json) {
    return Answer.ok(json ? Json.pretty(Json.object().put("version", 1).put("help", text)) : text);
  }

  private static Answer overview(boolean asked, CommandWords words, String help) {
    if (asked) {
      return help(HelpText.fit(help, width()), words.has("--json"));
    }
    throw Help.incomplete(words);
  }

  private Answer command(CommandName name, List<String> arguments) throws InterruptedException {
    ParsedCommand parsed = new ParsedCommand(name, arguments);
    ParseResult result = parsed.result();
    if (asked(result, arguments, "--help")) {
      return help(parsed.help(width()), result.hasMatchedOption("--json"));
    }
    if (asked(result, arguments, "--version")) {
      return Version.answer(result.hasMatchedOption("--json"));
    }
    Values values = new Values(result, parsed.problems());
    Globals globals = Globals.of(result, values);
    Hints hints = PlaceFlags.of(arguments).hints();
    try (Call call = new Call(globals, values, streams, CallerEnvironment.ofThisProcess(), hints)) {
      Answer ran = parsed.command().run(call);
      boolean marks = Marks.shown(call.environment(), Streams.outIsTerminal());
      boolean colours =
          Colours.wanted(globals.color(), call.environment(), Streams.outIsTerminal());
      int width = Terminal.reading(call.environment()).orElse(Prose.ENDLESS);
      Look look = new Look(hints, marks, colours, width);
      return new Answer(
          ran.code(),
          look.of(ran.out()),
          ran.rest().isEmpty() ? ran.rest() : Optional.of(look.of(ran.rest().get())));
    }
  }

  // Not by "--help=false", which the parser takes for the flag.
  private static boolean asked(ParseResult result, List<String> arguments, String flag) {
    return result.hasMatchedOption(flag)
        && arguments.stream().noneMatch(argument -> argument.startsWith(flag + "="));
  }

  /**
   * How an answer is printed.
   *
   * @param hints what commands that it shows repeat
   * @param marks whether there are marks that not every terminal has
   * @param colours whether there are colours
   * @param width where lines of prose are broken
   */
  private record Look(Hints hints, boolean marks, boolean colours, int width) {
    Output of(Output output) {
      return pieces -> output.write(piece -> pieces.accept(of(piece)));
    }

    String of(String text) {
      String lines = Prose.fit(hints.shown(text), width);
      String marked = marks ? lines : Style.ascii(lines);
      return colours ? marked : Style.plain(marked);
    }
  }
}
