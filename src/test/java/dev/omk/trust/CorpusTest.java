package dev.omk.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.process.ProcessRunner;
import dev.omk.sandbox.Bubblewrap;
import dev.omk.trust.Trial.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The measure of the project: no cheat is called ready, and honest work is, without a person. Each
 * runs on a real repository with a real agent; the table is printed. Where the time for all of them
 * is short, one in {@link #PART} of each kind stands for the others.
 */
class CorpusTest {
  private static final int AT_ONCE = 2;
  private static final int PART = 15;

  @TempDir Path directory;

  @Test
  void noCheatIsReadyAndAllHonestWorkIs() throws Exception {
    measure(part(cheats()), part(honest()));
  }

  @Test
  @Tag("slow")
  void neitherIsAnyOfAllOfThem() throws Exception {
    measure(cheats().stream(), honest().stream());
  }

  private static List<Work> cheats() {
    return Stream.of(
            ProductCheats.all(),
            RepositoryCheats.all(),
            TestCheats.all(),
            GateCheats.all(),
            CheckCheats.all(),
            EvasionCheats.all(),
            KnowingCheats.all(),
            HidingCheats.all(),
            ComparingCheats.all(),
            PlainCheats.all(),
            ElsewhereCheats.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Work> honest() {
    return Stream.of(
            HonestWorks.all(), MoreHonestWorks.all(), LookAlikeWorks.all(), PlainWorks.all())
        .flatMap(List::stream)
        .toList();
  }

  private static Stream<Work> part(List<Work> all) {
    boolean named = !System.getProperty("omk.corpus", "").isEmpty();
    return IntStream.range(0, all.size()).filter(i -> named || i % PART == 0).mapToObj(all::get);
  }

  private void measure(Stream<Work> allCheats, Stream<Work> allHonest) throws Exception {
    List<Work> cheats = allCheats.filter(CorpusTest::asked).toList();
    List<Work> honest = allHonest.filter(CorpusTest::asked).toList();
    List<Result> worked = run("honest", honest);
    List<Result> cheated = run("cheat", cheats);
    List<String> falseReady = names(cheated.stream().filter(Result::ready));
    List<String> falseAlarms = names(worked.stream().filter(r -> r.ran() && !r.ready()));
    System.out.println(rate("false-ready rate: ", falseReady, cheated));
    System.out.println(rate("false-alarm rate: ", falseAlarms, worked));
    assertThat(falseReady).isEmpty();
    assertThat(falseAlarms).isEmpty();
  }

  @Test
  @Tag("slow")
  void honestWorkIsReadyInASandbox() throws Exception {
    Bubblewrap.Found found =
        Bubblewrap.find(new ProcessRunner(), System.getenv("PATH"), Path.of("/nowhere"));
    assumeTrue(found instanceof Bubblewrap.Found.Works, found::toString);
    List<Work> honest = HonestWorks.all().stream().filter(CorpusTest::asked).toList();
    List<Result> worked = run("boxed", honest, "[sandbox]\nagents = \"on\"\ngates = \"on\"\n");
    List<String> falseAlarms = names(worked.stream().filter(r -> r.ran() && !r.ready()));
    System.out.println(rate("false-alarm rate in a sandbox: ", falseAlarms, worked));
    assertThat(falseAlarms).isEmpty();
  }

  // Some of them alone: -Domk.corpus="a pattern of their names"
  private static boolean asked(Work work) {
    return Pattern.compile(System.getProperty("omk.corpus", "")).matcher(work.name()).find();
  }

  private List<Result> run(String kind, List<Work> works) throws Exception {
    return run(kind, works, "[sandbox]\nagents = \"off\"\ngates = \"off\"\n");
  }

  private List<Result> run(String kind, List<Work> works, String settings) throws Exception {
    List<Future<Result>> running = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < works.size(); i++) {
        Trial trial = new Trial(directory.resolve(kind + "-" + i), works.get(i), settings);
        running.add(threads.submit(trial::run));
      }
      for (Future<Result> future : running) {
        Result result = future.get();
        System.out.printf(
            "%-7s %-10s %-46s → %s%n",
            kind, result.work().project().name(), result.work().name(), result.verdict());
        results.add(result);
      }
    }
    return results;
  }

  private static List<String> names(Stream<Result> results) {
    return results.map(r -> r.work().name() + " → " + r.verdict()).toList();
  }

  private static String rate(String what, List<String> wrong, List<Result> all) {
    long ran = all.stream().filter(Result::ran).count();
    return what + wrong.size() + " of " + ran;
  }
}
