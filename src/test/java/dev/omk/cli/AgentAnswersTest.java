package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.document.ProposedTasks;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.plan.ProposalReader;
import dev.omk.review.ReviewAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What agents answer is taken where it fits the published schema, and refused where not. */
class AgentAnswersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # schema       | fits  | answer
          plan           | true  | {'title':'T','steps':['s']}
          plan           | true  | {'version':1,'title':'T','steps':['s'],'risks':['r'],'criteria':['c'],'assumptions':['a'],'questions':['q'],'protected':['x/**'],'gates':[{'name':'n','run':'r'}]}
          plan           | true  | {'title':'T','steps':['s'],'tasks':[{'id':'a','title':'A','description':'d','read_set':['a.c'],'write_set':['a.c'],'dependencies':[],'risk':'low','acceptance':['x'],'gates':['unit']}]}
          plan           | false | {}
          plan           | false | {'title':'T'}
          plan           | false | {'title':'T','steps':[]}
          plan           | false | {'title':'','steps':['s']}
          plan           | false | {'title':7,'steps':['s']}
          plan           | false | {'title':'T','steps':'s'}
          plan           | false | {'title':'T','steps':['']}
          plan           | false | {'version':2,'title':'T','steps':['s']}
          plan           | false | {'title':'T','steps':['s'],'surprise':1}
          plan           | false | {'title':'T','steps':['s'],'tasks':{}}
          plan           | false | {'title':'T','steps':['s'],'tasks':[7]}
          plan           | false | {'title':'T','steps':['s'],'tasks':[{'id':'a'}]}
          plan           | false | {'title':'T','steps':['s'],'tasks':[{'id':'A b','title':'A'}]}
          plan           | false | {'title':'T','steps':['s'],'tasks':[{'id':'a','title':'A','risk':'none'}]}
          plan           | false | {'title':'T','steps':['s'],'tasks':[{'id':'a','title':'A','write_set':'x'}]}
          plan           | false | {'title':'T','steps':['s'],'tasks':[{'id':'a','title':'A','who':'me'}]}
          plan           | false | {'title':'T','steps':['s'],'gates':[{'name':'n'}]}
          plan           | false | {'title':'T','steps':['s'],'gates':[{'name':'n','run':'r','x':1}]}
          review-answer  | true  | {'findings':[]}
          review-answer  | true  | {'findings':[{'severity':'warning','path':'a.c','line':0,'message':'m'}]}
          review-answer  | false | {}
          review-answer  | false | {'findings':{}}
          review-answer  | false | {'findings':[],'approved':true}
          review-answer  | false | {'findings':[7]}
          review-answer  | false | {'findings':[{'severity':'fine','path':'a.c','line':1,'message':'m'}]}
          review-answer  | false | {'findings':[{'severity':'note','path':'','line':1,'message':'m'}]}
          review-answer  | false | {'findings':[{'severity':'note','path':'a.c','line':-1,'message':'m'}]}
          review-answer  | false | {'findings':[{'severity':'note','path':'a.c','line':1.5,'message':'m'}]}
          review-answer  | false | {'findings':[{'severity':'note','path':'a.c','line':1,'message':''}]}
          review-answer  | false | {'findings':[{'severity':'note','path':'a.c','message':'m'}]}
          proposed-tasks | true  | []
          proposed-tasks | true  | [{'title':'t','description':'d','write_set':[]}]
          proposed-tasks | true  | [{'title':'t','description':'d','write_set':['docs/**']}]
          proposed-tasks | false | {}
          proposed-tasks | false | [7]
          proposed-tasks | false | [{'title':'t','description':'d'}]
          proposed-tasks | false | [{'title':'','description':'d','write_set':[]}]
          proposed-tasks | false | [{'title':'t','description':7,'write_set':[]}]
          proposed-tasks | false | [{'title':'t','description':'d','write_set':['']}]
          proposed-tasks | false | [{'title':'t','description':'d','write_set':[],'run':'rm'}]
          """)
  void theSchemaAndWhoReadsTheAnswerAgree(String schema, boolean fits, String answer)
      throws Exception {
    String json = answer.replace('\'', '"');
    assertThat(Schemas.problems(schema, node(json)).isEmpty())
        .as("fits the schema")
        .isEqualTo(fits);
    assertThat(taken(schema, json)).as("is taken").isEqualTo(fits);
  }

  private static JsonNode node(String json) throws Exception {
    byte[] whole = ("{\"answer\":" + json + "}").getBytes(StandardCharsets.UTF_8);
    return Json.parseObject(whole).path("answer");
  }

  private static boolean taken(String schema, String json) throws Exception {
    return switch (schema) {
      case "plan" ->
          ProposalReader.read(
                  Json.parseObject(json.getBytes(StandardCharsets.UTF_8)),
                  List.of("a.c"),
                  Set.of("unit"))
              instanceof ProposalReader.Valid;
      case "review-answer" -> review(json);
      default ->
          ProposedTasks.in("```omk-tasks\n" + json + "\n```\n", "mine", 1).refused().isEmpty();
    };
  }

  private static boolean review(String json) {
    try {
      return ReviewAnswer.parse(json, "mine").findings().stream()
          .noneMatch(finding -> finding.message().isEmpty());
    } catch (MalformedJsonException e) {
      return false;
    }
  }
}
