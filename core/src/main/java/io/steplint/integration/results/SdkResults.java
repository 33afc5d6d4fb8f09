package io.steplint.integration.results;

import io.steplint.asl.TaskResource.SdkIntegration;
import io.steplint.integration.services.Kind;
import io.steplint.integration.services.Member;
import io.steplint.integration.services.Operation;
import io.steplint.integration.services.Service;
import io.steplint.integration.services.ServiceTable;
import io.steplint.integration.services.Shape;
import io.steplint.type.Type;
import io.steplint.type.Types;
import io.steplint.type.Types.ObjectBuilder;
import java.util.List;

/**
 * What an SDK integration returns, from the table of service operations: the response of the API in
 * PascalCase, with dates as ISO text and without metadata. The models do not tell which fields are
 * always there, and a service may have learned more since: all are optional, and others possible.
 */
final class SdkResults {

  /** Structures that hold each other are followed this deep. */
  private static final int MAX_DEPTH = 6;

  private SdkResults() {}

  static Type of(SdkIntegration call) {
    Service service = ServiceTable.service(call.service());
    Operation operation = service == null ? null : service.operation(call.operation());
    return service == null || operation == null
        ? Type.anyObject()
        : object(service, operation.results(), 0);
  }

  private static Type object(Service service, List<Member> members, int depth) {
    ObjectBuilder object = Types.object();
    for (Member member : members) {
      object.optional(member.name(), type(service, member.shape(), depth + 1));
    }
    return object.open();
  }

  private static Type type(Service service, Shape shape, int depth) {
    Shape element = shape.element();
    String structure = shape.structure();
    if (depth > MAX_DEPTH) {
      return Type.unknown();
    }
    if (element != null) {
      Type inner = type(service, element, depth + 1);
      return shape.kind() == Kind.LIST ? Types.array(inner) : Types.object().open(inner);
    }
    if (structure != null) {
      return object(service, service.members(structure), depth);
    }
    return switch (shape.kind()) {
      case STRING, ENUMERATION, BLOB -> Type.string();
      case INTEGER -> Type.integer();
      case NUMBER -> Type.number();
      case BOOLEAN -> Type.bool();
      case TIMESTAMP -> Types.timestamp();
      case OBJECT -> Type.anyObject();
      default -> Type.unknown();
    };
  }
}
