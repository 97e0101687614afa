package dev.omk.review.slop;

import com.google.re2j.Pattern;
import dev.omk.review.ChangeRule;
import dev.omk.review.FileKinds;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.ReviewInput;
import dev.omk.review.Suffixes;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Blocks of new lines that stand elsewhere already, in the change or in a file of the same kind.
 * Layout does not count, nor do imports, comments and lines of punctuation.
 */
final class RepeatedBlocks implements ChangeRule {
  private static final int LINES = 8;
  private static final int CHARACTERS = 160;
  private static final int MOST_FILES = 400;
  private static final int MOST_LINES = 20_000;
  private static final Pattern NOTHING =
      Pattern.compile(
          "\\W*|(import|from|using|use|require|#include|package|export \\{)\\b.*|(//|#|\\*|/\\*|--).*|(end|else|try|pass)\\W*");

  /** A line without its layout, and where it stands. */
  private record Place(String path, int line, String text) {}

  @Override
  public List<Finding> examine(ReviewInput input) {
    List<List<Place>> files = fresh(input);
    if (files.stream().mapToInt(List::size).max().orElse(0) < LINES) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    Map<String, List<Place>> fresh = new HashMap<>();
    for (List<Place> places : files) {
      windows(places)
          .forEach((text, place) -> fresh.computeIfAbsent(text, t -> new ArrayList<>()).add(place));
      within(places, findings);
    }
    Map<String, Place> seen = new HashMap<>();
    existing(input)
        .forEach(
            places ->
                windows(places)
                    .forEach(
                        (text, place) -> {
                          if (fresh.containsKey(text)) {
                            seen.putIfAbsent(text, place);
                          }
                        }));
    Set<String> told = new HashSet<>();
    for (Map.Entry<String, List<Place>> entry : fresh.entrySet()) {
      for (Place place : entry.getValue()) {
        twin(place, entry.getValue(), Optional.ofNullable(seen.get(entry.getKey())))
            .filter(other -> told.add(place.path() + "\0" + other.path()))
            .ifPresent(other -> findings.add(finding(place, other)));
      }
    }
    return findings;
  }

  // Of two new ones the later file repeats the earlier.
  private static Optional<Place> twin(Place place, List<Place> fresh, Optional<Place> seen) {
    return seen.or(
        () -> fresh.stream().filter(p -> p.path().compareTo(place.path()) < 0).findFirst());
  }

  /** The new lines of the product; none of a change that is too large for anybody to compare. */
  private static List<List<Place>> fresh(ReviewInput input) {
    List<List<Place>> files = new ArrayList<>();
    long lines = 0;
    for (FilePatch file : input.diff().files()) {
      if (input.isProduct(file) && !file.deleted()) {
        lines += file.added().size();
        if (lines > MOST_LINES) {
          return List.of();
        }
        files.add(lines(file));
      }
    }
    return files;
  }

  private static Finding finding(Place place, Place other) {
    return SlopRules.REPEATED.at(
        place.path(),
        place.line(),
        "at least " + LINES + " lines stand in " + other.path() + ":" + other.line() + " already");
  }

  private static void within(List<Place> places, List<Finding> findings) {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i + LINES <= places.size(); i++) {
      Integer before = first.putIfAbsent(text(places, i), i);
      if (before != null && i - before >= LINES && isLong(places, i)) {
        findings.add(finding(places.get(i), places.get(before)));
        return;
      }
    }
  }

  private static Map<String, Place> windows(List<Place> places) {
    Map<String, Place> windows = new HashMap<>();
    for (int i = 0; i + LINES <= places.size(); i++) {
      if (isLong(places, i)) {
        windows.putIfAbsent(text(places, i), places.get(i));
      }
    }
    return windows;
  }

  private static boolean isLong(List<Place> places, int at) {
    List<Place> block = places.subList(at, at + LINES);
    return block.stream().mapToInt(place -> place.text().length()).sum() >= CHARACTERS
        && block.stream().map(Place::text).distinct().count() > LINES / 2;
  }

  private static String text(List<Place> places, int at) {
    return places.subList(at, at + LINES).stream()
        .map(Place::text)
        .collect(Collectors.joining("\n"));
  }

  private static List<Place> lines(FilePatch file) {
    Set<String> moved = file.moved();
    List<Place> places = new ArrayList<>();
    for (TextLine line : file.written()) {
      String text = line.text().strip();
      if (!moved.contains(text) && !NOTHING.matches(text)) {
        places.add(new Place(file.path(), line.number(), text));
      }
    }
    return places;
  }

  private static List<List<Place>> existing(ReviewInput input) {
    Map<String, Set<Integer>> added = new HashMap<>();
    Set<String> suffixes = new HashSet<>();
    for (FilePatch file : input.diff().files()) {
      added.put(
          file.path(), file.written().stream().map(TextLine::number).collect(Collectors.toSet()));
      if (input.isProduct(file)) {
        suffixes.add("." + file.suffix());
      }
    }
    return input.context().paths().stream()
        .filter(path -> suffixes.stream().anyMatch(path::endsWith))
        .filter(path -> Suffixes.CODE.contains(path.substring(path.lastIndexOf('.') + 1)))
        .filter(path -> !input.testFiles().isTest(path))
        .filter(path -> !FileKinds.isGenerated(path) && !FileKinds.isForeign(path))
        .limit(MOST_FILES)
        .map(path -> existing(input, path, added.getOrDefault(path, Set.of())))
        .toList();
  }

  private static List<Place> existing(ReviewInput input, String path, Set<Integer> added) {
    List<Place> places = new ArrayList<>();
    int number = 0;
    for (String line : input.context().content().apply(path).orElse("").lines().toList()) {
      number++;
      String text = line.strip();
      if (!added.contains(number) && !NOTHING.matches(text)) {
        places.add(new Place(path, number, text));
      }
    }
    return places;
  }
}
