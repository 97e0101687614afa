import dev.omk.review.Finding;
import dev.omk.review.ReviewContext;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewPolicy;
import dev.omk.review.wall.ReviewWall;
import dev.omk.scope.TestFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the review wall would have said of the history of real projects, where every change is taken
 * for honest: how many findings of each rule, and each blocking one with its place, to be looked
 * at. Runs with {@code omk.jar} on the class path; see bench/precision. Arguments: how many changes
 * of each, then git repositories.
 */
public final class ReviewPrecision {
  private ReviewPrecision() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, Integer> counts = new TreeMap<>();
    int changes = 0;
    int blocked = 0;
    for (String repository : List.of(args).subList(1, args.length)) {
      Path path = Path.of(repository);
      List<String> commits =
          git(path, "log", "--no-merges", "--format=%H", "-n", args[0], "--min-parents=1")
              .lines()
              .toList();
      for (String commit : commits) {
        List<Finding> findings = review(path, commit);
        changes++;
        blocked += findings.stream().anyMatch(Finding::blocks) ? 1 : 0;
        for (Finding finding : findings) {
          String key = finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.rule();
          counts.merge(key, 1, Integer::sum);
          if (finding.blocks()) {
            System.out.println(
                path.getFileName()
                    + " "
                    + commit.substring(0, 8)
                    + " "
                    + finding.rule()
                    + " "
                    + finding.place()
                    + "  "
                    + line(path, commit, finding));
          }
        }
      }
    }
    System.out.printf("%n%d changes, %d with a blocking finding%n%n", changes, blocked);
    counts.forEach((rule, count) -> System.out.printf("%6d  %s%n", count, rule));
  }

  private static List<Finding> review(Path repository, String commit)
      throws IOException, InterruptedException {
    String diff =
        git(repository, "diff-tree", "-r", "-p", "-M", "--no-color", commit + "^", commit);
    Set<String> base = paths(repository, commit + "^");
    Set<String> now = paths(repository, commit);
    ReviewContext context =
        new ReviewContext(
            git(repository, "log", "-1", "--format=%B", commit),
            base,
            now,
            path -> Optional.empty(),
            List.of(),
            ReviewPolicy.none(),
            List.of());
    return ReviewWall.review(
        ReviewInput.of(
                diff.getBytes(StandardCharsets.UTF_8),
                false,
                List.of(),
                "",
                TestFiles.of(List.of()))
            .in(context));
  }

  private static Set<String> paths(Path repository, String commit)
      throws IOException, InterruptedException {
    return new TreeSet<>(
        List.of(git(repository, "ls-tree", "-r", "-z", "--name-only", commit).split("\0")));
  }

  private static String line(Path repository, String commit, Finding finding)
      throws IOException, InterruptedException {
    List<String> lines = git(repository, "show", commit + ":" + finding.path()).lines().toList();
    boolean there = finding.line() > 0 && finding.line() <= lines.size();
    String line = there ? lines.get(finding.line() - 1).strip() : "";
    return line.length() > 140 ? line.substring(0, 140) : line;
  }

  private static String git(Path repository, String... arguments)
      throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of("git", "-C", repository.toString()));
    argv.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
