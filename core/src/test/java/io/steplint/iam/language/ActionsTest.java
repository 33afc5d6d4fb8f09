package io.steplint.iam.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "states:StartExecution",
        "STATES:startexecution",
        "states:Start*",
        "states:InvokeHTTPEndpoint",
        "s3:ListBucket",
        "iam:PassRole",
        "*",
        "nosuchservice:Anything",
        "dynamodb:*Item"
      })
  void knowsActionsAndTheirPatterns(String pattern) {
    assertThat(Actions.isUnknown(pattern)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "states:StartExecutions, states:StartExecution",
    "states:DescribeExecutoin, states:DescribeExecution",
    "sqs:SendMesage, sqs:SendMessage",
    "dynamodb:PutItems, dynamodb:PutItem"
  })
  void findsWhatWasMeant(String action, String meant) {
    assertThat(Actions.isUnknown(action)).isTrue();
    assertThat(Actions.nearest(action)).isEqualTo(meant);
  }

  @Test
  void aServiceThatIsNotKnownHasNoActions() {
    assertThat(Actions.of("nosuchservice")).isEmpty();
    assertThat(Actions.of("states")).contains("states:RedriveExecution");
  }
}
