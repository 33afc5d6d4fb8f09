package io.steplint.rules;

import io.steplint.asl.State;
import io.steplint.asl.Template;
import java.util.ArrayList;
import java.util.List;

/** The members of all objects in the payload templates of a state. */
public final class TemplateMembers {

  private TemplateMembers() {}

  /** Every member at every depth, each before those inside it. */
  public static List<Template.Member> of(State state) {
    List<Template.Member> all = new ArrayList<>();
    for (Template.ObjectTemplate object : objects(state)) {
      all.addAll(object.members());
    }
    return all;
  }

  /** Every object at every depth, each before those inside it. */
  public static List<Template.ObjectTemplate> objects(State state) {
    List<Template.ObjectTemplate> all = new ArrayList<>();
    for (Template template : Templates.of(state)) {
      add(template, all);
    }
    return all;
  }

  private static void add(Template template, List<Template.ObjectTemplate> all) {
    if (template instanceof Template.ArrayTemplate array) {
      array.items().forEach(item -> add(item, all));
    } else if (template instanceof Template.ObjectTemplate object) {
      all.add(object);
      for (Template.Member member : object.members()) {
        add(member.value(), all);
      }
    }
  }
}
