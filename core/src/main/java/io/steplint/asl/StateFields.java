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
    @Nullable PayloadTemplate parameters,
    @Nullable PayloadTemplate resultSelector,
    @Nullable PayloadTemplate arguments,
    @Nullable PayloadTemplate output,
    @Nullable PayloadTemplate assign,
    List<Retrier> retriers,
    List<Catcher> catchers) {

  /** The value of a field of this state in its language, or null. */
  @Nullable PayloadTemplate template(String name) {
    return PayloadTemplateReader.read(node.get(name), pointer.child(name), language);
  }

  /** The value of a field that may also be given by a path in a field of another name, or null. */
  @Nullable PayloadTemplate field(String name) {
    return PayloadTemplateReader.field(node, pointer, name, language);
  }
}
