package dev.omk.cli;

import dev.omk.cli.render.Hints;
import dev.omk.error.OmkException;
import dev.omk.error.Problems;
import dev.omk.process.CallerEnvironment;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code omk __complete SHELL WORDS...}: what may stand where the last word is, one a line, for the
 * scripts that {@code omk completion} prints. Never fails and writes nothing.
 */
final class Completing {
  static final String WORD = "__complete";
  private static final int ABOUT = 80;

  private final Streams streams;
  private final CallerEnvironment environment;

  Completing(Streams streams, CallerEnvironment environment) {
    this.streams = streams;
    this.environment = environment;
  }

  Answer answer(List<String> arguments) throws InterruptedException {
    StringBuilder out = new StringBuilder();
    if (arguments.size() >= 2) {
      boolean withAbout = !arguments.getFirst().equals("bash");
      for (Candidate candidate : candidates(arguments.subList(1, arguments.size()), withAbout)) {
        out.append(candidate.value());
        if (withAbout && !candidate.about().isEmpty()) {
          out.append('\t').append(Harmless.line(candidate.about(), ABOUT));
        }
        out.append('\n');
      }
    }
    return Answer.ok(out.toString());
  }

  private List<Candidate> candidates(List<String> typed, boolean withAbout)
      throws InterruptedException {
    List<String> before = typed.subList(0, typed.size() - 1);
    CommandLineAt at = CommandLineAt.of(before, typed.getLast());
    List<Candidate> all = new ArrayList<>(at.known());
    if (!at.lookUp().isEmpty()) {
      try (Call call = call(at)) {
        all.addAll(new CompletionValues(call, withAbout).of(at.lookUp(), at.prefix()));
      } catch (OmkException e) {
        return all; // No place to look in: there is nothing to offer, and nobody to tell.
      }
    }
    return all.stream()
        .filter(one -> one.byShell() || one.value().startsWith(at.prefix()))
        .map(one -> at.whole(one))
        .toList();
  }

  private Call call(CommandLineAt at) {
    ParsedCommand parsed = new ParsedCommand(at.command(), at.arguments());
    Values values = new Values(parsed.result(), new Problems());
    return new Call(Globals.of(parsed.result(), values), values, streams, environment, Hints.BARE);
  }
}
