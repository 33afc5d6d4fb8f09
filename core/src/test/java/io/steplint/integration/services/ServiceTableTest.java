package io.steplint.integration.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ServiceTableTest {

  @Test
  void describesAnOperation() {
    Service sfn = Objects.requireNonNull(ServiceTable.service("sfn"));
    Operation start = Objects.requireNonNull(sfn.operation("startExecution"));
    assertThat(start.parameters())
        .extracting(Member::name)
        .containsExactly("StateMachineArn", "Name", "Input", "TraceHeader");
    assertThat(Objects.requireNonNull(start.parameter("StateMachineArn")).required()).isTrue();
    assertThat(start.results())
        .extracting(member -> member.shape().kind())
        .containsExactly(Kind.STRING, Kind.TIMESTAMP);
    assertThat(start.errors()).contains("StateMachineDoesNotExistException");
  }

  @Test
  void knowsWhatIsInsideListsAndStructures() {
    Service s3 = Objects.requireNonNull(ServiceTable.service("s3"));
    Member contents =
        Objects.requireNonNull(s3.operation("listObjectsV2")).results().stream()
            .filter(member -> member.name().equals("Contents"))
            .findFirst()
            .orElseThrow();
    Shape element = Objects.requireNonNull(contents.shape().element());
    assertThat(s3.members(Objects.requireNonNull(element.structure())))
        .extracting(Member::name)
        .contains("Key", "Size");
  }

  @Test
  void describesParametersAtEveryDepth() {
    Service dynamodb = Objects.requireNonNull(ServiceTable.service("dynamodb"));
    Operation put = Objects.requireNonNull(dynamodb.operation("putItem"));
    Shape item = Objects.requireNonNull(put.parameter("Item")).shape();
    assertThat(item.kind()).isEqualTo(Kind.MAP);
    String value = Objects.requireNonNull(Objects.requireNonNull(item.element()).structure());
    assertThat(dynamodb.members(value))
        .filteredOn(member -> member.name().equals("S") || member.name().equals("BOOL"))
        .extracting(member -> member.shape().kind())
        .containsExactlyInAnyOrder(Kind.STRING, Kind.BOOLEAN);
  }

  @Test
  void listsTheValuesOfEnumerations() {
    Service dynamodb = Objects.requireNonNull(ServiceTable.service("dynamodb"));
    Operation create = Objects.requireNonNull(dynamodb.operation("createTable"));
    Shape mode = Objects.requireNonNull(create.parameter("BillingMode")).shape();
    assertThat(mode.kind()).isEqualTo(Kind.ENUMERATION);
    assertThat(dynamodb.values(Objects.requireNonNull(mode.name())))
        .containsExactly("PAY_PER_REQUEST", "PROVISIONED");
  }

  @Test
  void asksForNoTokenThatTheSdkMakesUp() {
    Service ecs = Objects.requireNonNull(ServiceTable.service("ecs"));
    Operation run = Objects.requireNonNull(ecs.operation("runTask"));
    assertThat(Objects.requireNonNull(run.parameter("ClientToken")).required()).isFalse();
  }

  @Test
  void holdsNoOtherNames() {
    assertThat(ServiceTable.service("nosuchservice")).isNull();
    assertThat(ServiceTable.service("../sfn")).isNull();
    assertThat(ServiceTable.service("sdk-services")).isNull();
    assertThat(Objects.requireNonNull(ServiceTable.service("sfn")).operation("StartExecution"))
        .isNull();
  }

  @Test
  void canReadEveryRowOfEveryService() {
    assertThat(List.copyOf(SdkServices.names())).hasSizeGreaterThan(430).isSorted();
    int tables = 0;
    for (String name : SdkServices.names()) {
      Service service = ServiceTable.service(name);
      if (service == null) {
        continue;
      }
      tables++;
      assertThat(service.origin().source()).as(name).isNotEmpty();
      assertThat(service.origin().day()).as(name).matches("20\\d\\d-\\d\\d-\\d\\d");
      assertThat(service.operations()).as(name).isNotEmpty();
      for (String operation : service.operations()) {
        Operation described = Objects.requireNonNull(service.operation(operation));
        described.parameters().forEach(member -> requireKnown(service, member.shape()));
        described.results().forEach(member -> requireKnown(service, member.shape()));
      }
    }
    assertThat(tables).isGreaterThan(370);
  }

  private static void requireKnown(Service service, Shape shape) {
    Shape at = shape;
    while (at.element() != null) {
      at = at.element();
    }
    String name = at.name();
    if (at.kind() == Kind.ENUMERATION) {
      assertThat(service.values(Objects.requireNonNull(name))).as(name).isNotEmpty();
    } else if (name != null) {
      service.members(name);
    }
  }
}
