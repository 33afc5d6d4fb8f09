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
  void holdsNoOtherNames() {
    assertThat(ServiceTable.service("nosuchservice")).isNull();
    assertThat(ServiceTable.service("../index")).isNull();
    assertThat(ServiceTable.service("index")).isNull();
    assertThat(Objects.requireNonNull(ServiceTable.service("sfn")).operation("StartExecution"))
        .isNull();
  }

  @Test
  void canReadEveryLineOfEveryService() {
    List<String> names = ServiceTable.names();
    assertThat(names).hasSizeGreaterThan(350).isSorted();
    for (String name : names) {
      Service service = Objects.requireNonNull(ServiceTable.service(name), name);
      assertThat(service.operations()).as(name).isNotEmpty();
      for (String operation : service.operations()) {
        Operation described = Objects.requireNonNull(service.operation(operation));
        described.results().forEach(member -> requireKnown(service, member.shape()));
      }
    }
  }

  private static void requireKnown(Service service, Shape shape) {
    Shape at = shape;
    while (at.element() != null) {
      at = at.element();
    }
    String structure = at.structure();
    if (structure != null) {
      service.members(structure);
    }
  }
}
