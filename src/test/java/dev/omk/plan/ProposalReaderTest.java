package dev.omk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalReaderTest {
  private static final List<String> PATHS = List.of("src/calc.py", "src/io/read.py", "README.md");

  private static ProposalReader.Read read(String json) throws Exception {
    ObjectNode plan = Json.parseObject(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    return ProposalReader.read(plan, PATHS, Set.of("unit", "lint"));
  }

  private static List<String> refused(String json) throws Exception {
    ProposalReader.Read read = read(json);
    assertThat(read).isInstanceOf(ProposalReader.Refused.class);
    return ((ProposalReader.Refused) read).reasons();
  }

  @Test
  void aTaskMayNameGatesThatAreThere() throws Exception {
    String task = "{'title':'T','steps':['s'],'tasks':[{'id':'a','title':'A','gates':[%s]}]}";
    assertThat(read(task.formatted("'unit','unit'")))
        .isInstanceOfSatisfying(
            ProposalReader.Valid.class,
            valid -> {
              assertThat(valid.proposal().tasks().getFirst().gates()).containsExactly("unit");
              assertThat(SlicedTasks.graph(valid.proposal().tasks()).tasks())
                  .filteredOn(slice -> SlicedTasks.isSlice(slice.id()))
                  .allMatch(slice -> slice.gates().equals(List.of("unit")));
            });
    assertThat(refused(task.formatted("'unit','none'")))
        .containsExactly("task 'a': there is no gate 'none'");
    assertThat(refused(task.formatted("7"))).containsExactly("gates must be an array of texts");
  }

  @Test
  void aGoodPlanAddsAndTakesNothingAway() throws Exception {
    ProposalReader.Read read =
        read(
            "{'version':1,'title':'Split','steps':['read','write'],'tasks':["
                + "{'id':'parse','title':'P','read_set':['src/calc.py','src/**'],"
                + "'write_set':['src/new.py']},"
                + "{'id':'use','title':'U','write_set':['src/new.py'],'dependencies':['parse']}],"
                + "'criteria':['it is split'],'questions':['Which name?'],'protected':['data/**'],"
                + "'gates':[{'name':'size','run':'wc'}],'risks':['r'],'assumptions':['a']}");
    assertThat(read).isInstanceOf(ProposalReader.Valid.class);
    Outline before =
        new Outline(
            List.of(new Criterion("AC-1", "it works", Criterion.GOAL)),
            List.of(),
            List.of(),
            List.of("map"),
            List.of("old step"),
            List.of(),
            List.of(),
            List.of("keep/**"),
            List.of(),
            List.of(),
            Outline.HEURISTIC,
            "",
            null);
    Outline after = ((ProposalReader.Valid) read).proposal().over(before, "thinker", "why");
    assertThat(after.criteria())
        .extracting(Criterion::id, Criterion::source)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("AC-1", Criterion.GOAL),
            org.assertj.core.groups.Tuple.tuple("AC-2", "thinker"));
    assertThat(after.protectedPaths()).containsExactly("keep/**", "data/**");
    assertThat(after.open()).extracting(Question::text).containsExactly("Which name?");
    assertThat(after.steps()).contains("use: U (writes src/new.py), after parse");
    assertThat(after.suggestions()).containsExactly("gate size: `wc` (to add to .omk/gates.toml)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'read_set':['src/nothing.py'] | there is no such file",
        "'read_set':['lib/*.py'] | there is no such folder",
        "'write_set':['../x'] | outside of the repository",
        "'write_set':['/etc/passwd'] | outside of the repository",
        "'write_set':['C:/x'] | outside of the repository",
        "'write_set':['src/../../x'] | outside of the repository",
        "'write_set':['~/x'] | outside of the repository",
        "'write_set':['src\\\\x'] | outside of the repository",
        "'write_set':['d:'] | outside of the repository",
        "'write_set':['.omk/gates.toml'] | not the agent's to touch",
        "'write_set':['.git/hooks/x'] | not the agent's to touch",
        "'write_set':['**'] | writes everything",
        "'dependencies':['b'] | depends on unknown task 'b'",
        "'dependencies':['a'] | in a circle",
        "'risk':'huge' | risk is low, medium or high",
        "'write_set':'x' | must be an array",
        "'write_set':[1] | must be an array of texts",
        "'rm':true | unknown field 'rm'"
      })
  void whatATaskHasWrongIsToldWithItsReason(String field, String reason) throws Exception {
    assertThat(
            refused(
                "{'title':'T','steps':['s'],'tasks':[{'id':'a','title':'A',%s}]}".formatted(field)))
        .anyMatch(line -> line.contains(reason));
  }

  @Test
  void pathThatLeadsOutOrIsOursIsToldOnce() throws Exception {
    for (String path : List.of("../x", ".git/x", "/x")) {
      assertThat(
              refused(
                  "{'title':'T','steps':['s'],'tasks':[{'id':'a','title':'A','read_set':['%s']}]}"
                      .formatted(path)))
          .singleElement()
          .asString()
          .contains(path);
    }
  }

  @Test
  void tasksThatWriteTheSameWithoutAnOrderAreRefused() throws Exception {
    assertThat(
            refused(
                "{'title':'T','steps':['s'],'tasks':["
                    + "{'id':'a','title':'A','write_set':['src/**']},"
                    + "{'id':'b','title':'B','write_set':['src/calc.py']}]}"))
        .containsExactly("tasks 'a' and 'b' both write 'src/calc.py' and neither needs the other");
  }

  @Test
  void aPlanThatIsTooLargeOrNoPlanIsRefused() throws Exception {
    String many = "{'id':'a','title':'A'},".repeat(500);
    assertThat(refused("{'title':'T','steps':['s'],'tasks':[" + many + "{}]}"))
        .anyMatch(line -> line.contains("too many tasks: 501, at most 40"));
    assertThat(refused("{'steps':[]}"))
        .anyMatch(line -> line.contains("needs a text as 'title'"))
        .anyMatch(line -> line.contains("one step at least"));
    assertThat(refused("{'title':'T','steps':['" + "x".repeat(100_000) + "']}"))
        .anyMatch(line -> line.contains("longer than 500 characters"));
    assertThat(refused("{'title':'T','steps':['s'],'gates_removed':['tests']}"))
        .containsExactly("unknown field 'gates_removed' in the plan");
    assertThat(refused("{'title':'T','steps':{'a':1},'tasks':'x'}")).hasSizeGreaterThan(1);
  }

  @Test
  void reasonsAreBoundedAndHarmless() throws Exception {
    String evil = "\\u001b[31m".repeat(300);
    List<String> reasons =
        refused(
            "{'title':'T','steps':['s'],'"
                + evil
                + "':1,'a':1,'b':1,'c':1,'d':1,'e':1,'f':1,"
                + "'g':1,'h':1,'i':1,'j':1,'k':1,'l':1,'m':1}");
    assertThat(reasons).hasSize(12).allMatch(line -> line.length() <= 500);
    assertThat(String.join("", reasons)).doesNotContain("\u001b");
  }

  @Test
  void thePlanIsFoundInWhatAnAgentPrints() {
    String plan = "{\"title\":\"T\",\"steps\":[\"s\"]}";
    String event =
        "{\"type\":\"result\",\"result\":" + quoted("Here:\n```json\n" + plan + "\n```") + "}";
    for (String answer :
        List.of(
            plan,
            "Sure!\n\n```json\n" + plan + "\n```\nDone.",
            "I think " + plan + " is it",
            "{\"type\":\"system\"}\n" + event + "\n{\"type\":\"end\"}")) {
      assertThat(ProposalText.plan(answer)).as(answer).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({"nothing", "{}", "[1]", "{\"steps\":", "{\"title\":\"T\"}"})
  void whatIsNoPlanIsNone(String answer) {
    assertThat(ProposalText.plan(answer)).isEmpty();
    assertThat(ProposalText.plan("[".repeat(100_000))).isEmpty();
    assertThat(ProposalText.plan("{\"steps\":".repeat(5_000))).isEmpty();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'gates':{} | gates must be an array",
        "'gates':[{'name':'a','run':'b','rm':1}] | unknown field 'rm' in a gate",
        "'gates':[{'name':'a'}] | a gate needs a text as 'run'",
        "'tasks':['x'] | a task must be an object",
        "'tasks':[{'id':'A b','title':'A'}] | an id is lower-case letters",
        "'protected':['../x'] | outside of the repository",
        "'risk':'none' | unknown field 'risk' in the plan",
        "'tasks':{} | tasks must be an array",
        "'risks':[1] | risks must be an array of texts",
        "'questions':'x' | questions must be an array of texts",
        "'version':'1' | version must be 1"
      })
  void whatAPlanHasWrongIsToldWithItsReason(String field, String reason) throws Exception {
    assertThat(refused("{'title':'T','steps':['s'],%s}".formatted(field)))
        .anyMatch(line -> line.contains(reason));
  }

  @Test
  void listsMayBeAsLongAsTheirLimit() throws Exception {
    for (int more = 0; more < 2; more++) {
      String tasks = numbered("{'id':'t%d','title':'T','write_set':['src/n%d.py']}", 40 + more);
      String gates = numbered("{'name':'g%d','run':'x%d'}", 40 + more);
      String steps = numbered("'step %d of %d'", 40 + more);
      for (String plan :
          List.of(
              "'steps':['s'],'tasks':[" + tasks + "]",
              "'steps':['s'],'gates':[" + gates + "]",
              "'steps':[" + steps + "]",
              "'steps':['" + "x".repeat(500 + more) + "']")) {
        assertThat(read("{'title':'T'," + plan + "}"))
            .isInstanceOf(more == 0 ? ProposalReader.Valid.class : ProposalReader.Refused.class);
      }
    }
  }

  private static String numbered(String entry, int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> entry.formatted(i, i))
        .collect(java.util.stream.Collectors.joining(","));
  }

  @Test
  void aFolderOfTheRepositoryMayBeReadWithAndWithoutItsSlash() throws Exception {
    assertThat(
            read(
                "{'title':'T','steps':['s'],'tasks':[{'id':'a','title':'A',"
                    + "'read_set':['src','src/','*.md']}]}"))
        .isInstanceOf(ProposalReader.Valid.class);
  }

  @Test
  void theLastPlanOfSeveralCounts() {
    String one = "{\"title\":\"T\",\"steps\":[\"one\"]}";
    String two = "{\"title\":\"T\",\"steps\":[\"two\"]}";
    assertThat(
            ProposalText.plan("```json\n" + one + "\n```\nor\n```json\n" + two + "\n```")
                .orElseThrow()
                .path("steps")
                .get(0)
                .asText())
        .isEqualTo("two");
    assertThat(
            ProposalText.plan("```json\n" + one + "\n```\nor\n```json\n{}\n```")
                .orElseThrow()
                .path("steps")
                .get(0)
                .asText())
        .isEqualTo("one");
  }
}
