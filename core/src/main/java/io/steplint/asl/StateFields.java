package io.steplint.asl;

import io.steplint.source.ObjectNode;
import io.steplint.source.Pointer;
import io.steplint.source.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all types of state share. */
record StateFields(
    ScalarNode key,
    ObjectNode node,
    Pointer pointer,
    QueryLanguage language,
    StateGroup group,
    List<Transition> transitions,
    PathField inputPath,
    PathField outputPath,
    PathField resultPath,
    @Nullable Template parameters,
    @Nullable Template resultSelector,
    @Nullable Template arguments,
    @Nullable Template output,
    @Nullable Template assign,
    List<Retrier> retriers,
    List<Catcher> catchers) {

  /** The value of a field of this state in its language, or null. */
  @Nullable Template template(String name) {
    return TemplateReader.read(node.get(name), pointer.child(name), language);
  }

  /** The value of a field that may also be given by a path in a field of another name, or null. */
  @Nullable Template field(String name) {
    return TemplateReader.field(node, pointer, name, language);
  }
}
