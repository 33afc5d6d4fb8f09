package io.steplint.asl;

import static org.assertj.core.api.Assertions.assertThat;

import io.steplint.query.path.Head;
import io.steplint.source.EmbeddedSource;
import io.steplint.source.FileSource;
import io.steplint.source.JsonReader;
import io.steplint.source.Node;
import io.steplint.source.ObjectNode;
import io.steplint.source.ScalarNode;
import io.steplint.source.Source;
import io.steplint.text.Reference;
import io.steplint.text.Text;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DefinitionTest {

  private static Definition parse(Source source) {
    Node root = Objects.requireNonNull(JsonReader.read(source).root());
    return Definition.parse(Objects.requireNonNull(root.asObject()));
  }

  private static Definition parse(String text) {
    return parse(new FileSource("machine.asl.json", text));
  }

  private static <S extends State> S state(Definition definition, String name, Class<S> type) {
    return type.cast(
        definition.allStates().stream()
            .filter(s -> s.name().equals(name))
            .findFirst()
            .orElseThrow());
  }

  private static <T> T present(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  @Test
  void listsNestedStatesInDocumentOrderUnderTheirPointers() {
    Definition definition =
        parse(
            """
            {"StartAt": "Each", "States": {
              "Each": {"Type": "Map", "Next": "Both", "ItemProcessor": {
                "StartAt": "One", "States": {"One": {"Type": "Pass", "End": true}}}},
              "Both": {"Type": "Parallel", "End": true, "Branches": [
                {"StartAt": "L", "States": {"L": {"Type": "Succeed"}}},
                {"StartAt": "R", "States": {"R": {"Type": "Fail"}}}]}}}
            """);
    assertThat(definition.allStates())
        .extracting(State::name)
        .containsExactly("Each", "One", "Both", "L", "R");
    State right = state(definition, "R", FailState.class);
    assertThat(right.pointer()).hasToString("/States/Both/Branches/1/States/R");
    assertThat(right.group().kind()).isEqualTo(StateGroup.Kind.BRANCH);
    assertThat(right.group().enclosing()).isSameAs(state(definition, "Both", ParallelState.class));
    assertThat(right.group().outer()).isSameAs(definition.top());
    assertThat(definition.allGroups()).hasSize(4);
  }

  @Test
  void takesTheLanguageOfTheMachineNotOfTheEnclosingState() {
    Definition definition =
        parse(
            """
            {"StartAt": "M", "States": {"M": {"Type": "Map", "QueryLanguage": "JSONata",
              "Items": "{% [1] %}", "End": true, "ItemProcessor": {
                "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}}
            """);
    MapState map = state(definition, "M", MapState.class);
    assertThat(map.isJsonata()).isTrue();
    Expression items = present(present(map.items()).expression());
    assertThat(items.text()).isEqualTo("{% [1] %}");
    assertThat(items.location(3, 4).column()).isEqualTo(16);
    assertThat(state(definition, "P", PassState.class).queryLanguage())
        .isEqualTo(QueryLanguage.JSONPATH);
  }

  @Test
  void tellsAbsentNullAndPathApart() {
    Definition definition =
        parse(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true,
              "InputPath": null, "ResultPath": "$.a.b", "Parameters": {}}}}
            """);
    State state = definition.allStates().get(0);
    assertThat(state.inputPath().isNull()).isTrue();
    assertThat(state.outputPath().isAbsent()).isTrue();
    assertThat(present(present(state.resultPath().expression()).path()).segments()).hasSize(2);
  }

  @Test
  void evaluatesInJsonPathOnlyKeysThatSaySoHoweverDeep() {
    Definition definition =
        parse(
            """
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true, "Parameters": {
              "id.$": "$$.Execution.Id", "text": "$.id", "sum.$": "States.MathAdd($.a, 1)",
              "list": [{"x.$": "$.x"}, "$.x"], "deep": {"x.$": "$.x"}, "bad.$": 1}}}}
            """);
    PayloadTemplate parameters = present(definition.allStates().get(0).parameters());
    Expression id = present(present(parameters.member("id")).expression());
    assertThat(present(id.path()).head().kind()).isEqualTo(Head.Kind.CONTEXT);
    assertThat(present(parameters.member("text")).kind()).isEqualTo(PayloadTemplate.Kind.LITERAL);
    Expression sum = present(present(parameters.member("sum")).expression());
    assertThat(present(sum.intrinsic()).arguments()).hasSize(2);
    PayloadTemplate.ArrayTemplate list =
        (PayloadTemplate.ArrayTemplate) present(parameters.member("list"));
    assertThat(present(list.items().get(0).member("x")).pointer())
        .hasToString("/States/A/Parameters/list/0/x.$");
    assertThat(list.items().get(1).kind()).isEqualTo(PayloadTemplate.Kind.LITERAL);
    assertThat(present(present(parameters.member("deep")).member("x")).pointer())
        .hasToString("/States/A/Parameters/deep/x.$");
    assertThat(present(parameters.member("bad")).kind()).isEqualTo(PayloadTemplate.Kind.OPAQUE);
  }

  @Test
  void evaluatesInJsonataEveryDelimitedString() {
    Definition definition =
        parse(
            """
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass",
              "End": true, "Output": {"list": [{"x": "{% 1 %}"}, " {% 1 %}", "{%}"]}}}}
            """);
    PayloadTemplate.ArrayTemplate list =
        (PayloadTemplate.ArrayTemplate)
            present(present(definition.allStates().get(0).output()).member("list"));
    assertThat(present(list.items().get(0).member("x")).kind())
        .isEqualTo(PayloadTemplate.Kind.EXPRESSION);
    assertThat(list.items().subList(1, 3))
        .extracting(PayloadTemplate::kind)
        .containsOnly(PayloadTemplate.Kind.LITERAL);
  }

  @Test
  void carriesWhatAPlaceholderDecidesWithoutJudgingIt() {
    String text =
        """
        {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "?", "Next": "B",
          "InputPath": "$.?", "TimeoutSeconds": ?}, "B": {"Type": "Succeed"}}}
        """;
    FileSource file = new FileSource("machine.asl.json", text);
    EmbeddedSource.Builder source = EmbeddedSource.in(file);
    int from = 0;
    for (int at = text.indexOf('?'); at >= 0; at = text.indexOf('?', from)) {
      Reference reference = new Reference("X", "${X}", Reference.Domain.ANY);
      source.slice(file, from, at).replacement(Text.of(reference), file, at, at + 1);
      from = at + 1;
    }
    Definition definition = parse(source.slice(file, from, text.length()).build());
    TaskState task = state(definition, "A", TaskState.class);
    assertThat(task.resource().kind()).isEqualTo(TaskResource.Kind.UNKNOWN);
    Expression input = present(task.inputPath().expression());
    assertThat(input.isKnown()).isFalse();
    assertThat(input.path()).isNull();
    assertThat(input.problem()).isNull();
    assertThat(present(task.timeout()).kind()).isEqualTo(PayloadTemplate.Kind.OPAQUE);
  }

  @Test
  void readsWhenAChoiceRuleHolds() {
    Definition definition =
        parse(
            """
            {"StartAt": "C", "States": {"C": {"Type": "Choice", "Default": "D", "Choices": [
              {"Next": "D", "And": [{"Variable": "$.a", "IsPresent": true},
                {"Not": {"Variable": "$.a", "StringEqualsPath": "$.b"}}]},
              {"Next": "D", "Variable": "$.a", "StringEquals": "x", "IsNull": true}]},
              "D": {"Type": "Succeed"}}}
            """);
    ChoiceState choice = state(definition, "C", ChoiceState.class);
    Comparison.And and = (Comparison.And) present(choice.rules().get(0).comparison());
    assertThat(((Comparison.Test) and.operands().get(0)).operator())
        .isEqualTo(ComparisonOperator.IS_PRESENT);
    Comparison.Test inner = (Comparison.Test) ((Comparison.Not) and.operands().get(1)).operand();
    assertThat(inner.operator()).isEqualTo(ComparisonOperator.STRING_EQUALS);
    assertThat(present(inner.operandPath()).text()).isEqualTo("$.b");
    assertThat(present(choice.rules().get(1).comparison()).kind())
        .isEqualTo(Comparison.Kind.OPAQUE);
    assertThat(choice.transitions())
        .extracting(Transition::kind)
        .containsExactly(Transition.Kind.CHOICE, Transition.Kind.CHOICE, Transition.Kind.DEFAULT);
  }

  @Test
  void readsADistributedMap() {
    Definition definition =
        parse(
            """
            {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "Label": "L",
              "MaxConcurrencyPath": "$.n",
              "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                "ReaderConfig": {"InputType": "CSV", "MaxItems": 5},
                "Parameters": {"Bucket.$": "$.b", "Key": "k"}},
              "ItemBatcher": {"MaxItemsPerBatch": 10, "BatchInput": {"f.$": "$.f"}},
              "ResultWriter": {"WriterConfig": {"Transformation": "COMPACT"}},
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED",
                "ExecutionType": "EXPRESS"}, "StartAt": "P",
                "States": {"P": {"Type": "Pass", "End": true}}}}}}
            """);
    MapState map = state(definition, "M", MapState.class);
    assertThat(map.isDistributed()).isTrue();
    assertThat(present(map.executionType()).literal()).isEqualTo("EXPRESS");
    assertThat(present(map.maxConcurrency()).kind()).isEqualTo(PayloadTemplate.Kind.EXPRESSION);
    MapState.ItemReader reader = present(map.itemReader());
    assertThat(reader.resource().isOptimized("s3", "getObject")).isTrue();
    assertThat(present(reader.setting("InputType")).literal()).isEqualTo("CSV");
    assertThat(present(reader.maxItems()).kind()).isEqualTo(PayloadTemplate.Kind.LITERAL);
    assertThat(present(present(map.itemBatcher()).batchInput()).member("f")).isNotNull();
    assertThat(present(present(map.resultWriter()).setting("Transformation")).literal())
        .isEqualTo("COMPACT");
    assertThat(present(map.processor()).pointer()).hasToString("/States/M/ItemProcessor");
  }

  @Test
  void readsOnWhateverIsWrong() {
    for (String text :
        List.of(
            "{}",
            "{\"States\": [], \"StartAt\": 1, \"QueryLanguage\": 3}",
            "{\"StartAt\": \"A\", \"States\": {\"A\": 1, \"B\": {}, \"C\": {\"Type\": \"tasks\"}}}",
            "{\"States\": {\"A\": {\"Type\": \"Choice\", \"Choices\": [1, {\"And\": 1}, {\"Not\":"
                + " 1}]}, \"B\": {\"Type\": \"Parallel\", \"Branches\": [1, {}]}, \"C\":"
                + " {\"Type\": \"Map\", \"ItemProcessor\": 1, \"ItemReader\": 1}, \"D\":"
                + " {\"Type\": \"Task\", \"Retry\": [1], \"Catch\": [{\"ErrorEquals\": [1]}]}}}")) {
      Definition definition = parse(text);
      assertThat(definition.top().graph().reversePostOrder()).isEmpty();
      assertThat(definition.allStates()).allSatisfy(s -> assertThat(s.toString()).isNotEmpty());
    }
  }

  @Test
  void keepsTheLastOfTwoStatesWithOneName() {
    ObjectNode node = parse("{\"States\": {\"A\": {\"Type\": \"Fail\"}, \"A\": {}}}").node();
    assertThat(Definition.parse(node).allStates())
        .extracting(State::type)
        .containsExactly(StateType.UNKNOWN);
  }

  @Test
  void givesThePlaceOfAnExpressionThroughEscapes() {
    Definition definition =
        parse(
            "{\"QueryLanguage\": \"JSONata\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Output\":"
                + " \"{% \\\"\\u0041\\\" & x %}\"}}}");
    Expression output = present(present(definition.allStates().get(0).output()).expression());
    assertThat(output.text()).isEqualTo("{% \"A\" & x %}");
    ScalarNode node = output.node();
    int at = output.text().indexOf('x');
    assertThat(output.location(at, at + 1).column())
        .isEqualTo(node.location().column() + "\"{% \\\"\\u0041\\\" & ".length());
  }
}
