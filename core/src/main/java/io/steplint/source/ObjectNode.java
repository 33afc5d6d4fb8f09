package io.steplint.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object. Its members stand in document order; a key that stands twice is there twice. */
public final class ObjectNode extends Node {

  private static final int INDEX_FROM = 8;

  private final List<Member> members;
  private volatile @Nullable Map<String, Member> index;

  /** A key and its value. */
  public record Member(ScalarNode key, Node value) {

    /** The key as it is written, with references by their display. */
    public String name() {
      return key.string();
    }

    /** Whether it stands for any number of members that only a deployment decides. */
    public boolean isRest() {
      return key.isRest();
    }
  }

  public ObjectNode(Source source, int start, int end, @Nullable String tag, List<Member> members) {
    super(source, start, end, tag);
    this.members = List.copyOf(members);
  }

  /** An object made in place of another value, which keeps that value's place. */
  public static ObjectNode at(Node place, List<Member> members) {
    return new ObjectNode(place.source(), place.start(), place.end(), null, members);
  }

  public List<Member> members() {
    return members;
  }

  /** The last member of that name, as every JSON reader takes it, or null. */
  public @Nullable Member member(String name) {
    if (members.size() < INDEX_FROM) {
      for (int i = members.size() - 1; i >= 0; i--) {
        if (members.get(i).name().equals(name)) {
          return members.get(i);
        }
      }
      return null;
    }
    Map<String, Member> byName = index;
    if (byName == null) {
      byName = new HashMap<>(members.size() * 2);
      for (Member member : members) {
        byName.put(member.name(), member);
      }
      index = byName;
    }
    return byName.get(name);
  }

  /** The value of the last member of that name, or null. */
  public @Nullable Node get(String name) {
    Member member = member(name);
    return member == null ? null : member.value();
  }

  /** The value of that name if it is an object, else null. */
  public @Nullable ObjectNode object(String name) {
    Node value = get(name);
    return value == null ? null : value.asObject();
  }

  /** The value of that name if it is an array, else null. */
  public @Nullable ArrayNode array(String name) {
    Node value = get(name);
    return value == null ? null : value.asArray();
  }

  /** The value of that name if it is a string, else null. */
  public @Nullable ScalarNode string(String name) {
    Node value = get(name);
    return value == null ? null : value.asString();
  }

  /** Whether it has members that only a deployment decides. */
  public boolean hasRest() {
    for (Member member : members) {
      if (member.isRest()) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is a member of that name. */
  public boolean has(String name) {
    return member(name) != null;
  }

  @Override
  public String kindName() {
    return "object";
  }

  @Override
  public ObjectNode asObject() {
    return this;
  }
}
