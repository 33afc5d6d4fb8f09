package io.steplint.integration.results;

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
import org.jspecify.annotations.Nullable;

/**
 * What the model of a service says of its results, in PascalCase. The models do not tell which
 * fields are always there, and a service may have learned more since: all are optional, and others
 * possible.
 */
final class ModelTypes {

  /** Structures that hold each other are followed this deep. */
  private static final int MAX_DEPTH = 6;

  private final Service service;
  private final Type time;

  private ModelTypes(Service service, Type time) {
    this.service = service;
    this.time = time;
  }

  /**
   * The model of a service; null where there is no table of it.
   *
   * @param time how the integration writes points in time
   */
  static @Nullable ModelTypes of(String service, Type time) {
    Service table = ServiceTable.service(service);
    return table == null ? null : new ModelTypes(table, time);
  }

  /** The response of an operation; any object where the table has none. */
  Type response(String operation) {
    Operation known = service.operation(operation);
    return known == null ? Type.anyObject() : object(known.results(), 0);
  }

  /** Adds the members of a structure, or of the response of an operation, as optional fields. */
  void addTo(ObjectBuilder object, String name) {
    Operation operation = service.operation(name);
    List<Member> members = operation == null ? service.members(name) : operation.results();
    for (Member member : members) {
      add(object, member, 1);
    }
  }

  private Type object(List<Member> members, int depth) {
    ObjectBuilder object = Types.object();
    for (Member member : members) {
      add(object, member, depth + 1);
    }
    return object.open();
  }

  private void add(ObjectBuilder object, Member member, int depth) {
    object.optional(member.name(), type(member.shape(), depth));
  }

  private Type type(Shape shape, int depth) {
    Shape element = shape.element();
    String structure = shape.structure();
    if (depth > MAX_DEPTH) {
      return Type.unknown();
    }
    if (element != null) {
      Type inner = type(element, depth + 1);
      return shape.kind() == Kind.LIST ? Types.array(inner) : Types.object().open(inner);
    }
    if (structure != null) {
      return object(service.members(structure), depth);
    }
    return switch (shape.kind()) {
      case STRING, ENUMERATION, BLOB -> Type.string();
      case INTEGER -> Type.integer();
      case NUMBER -> Type.number();
      case BOOLEAN -> Type.bool();
      case TIMESTAMP -> time;
      case OBJECT -> Type.anyObject();
      default -> Type.unknown();
    };
  }
}
