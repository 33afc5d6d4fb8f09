package io.steplint.rules;

import io.steplint.asl.PayloadTemplate;
import io.steplint.asl.State;
import java.util.ArrayList;
import java.util.List;

/** The members of all objects in the payload templates of a state. */
public final class TemplateMembers {

  private TemplateMembers() {}

  /** Every member at every depth, each before those inside it. */
  public static List<PayloadTemplate.Member> of(State state) {
    List<PayloadTemplate.Member> all = new ArrayList<>();
    for (PayloadTemplate.ObjectTemplate object : objects(state)) {
      all.addAll(object.members());
    }
    return all;
  }

  /** Every object at every depth, each before those inside it. */
  public static List<PayloadTemplate.ObjectTemplate> objects(State state) {
    List<PayloadTemplate.ObjectTemplate> all = new ArrayList<>();
    for (PayloadTemplate template : PayloadTemplates.of(state)) {
      add(template, all);
    }
    return all;
  }

  private static void add(PayloadTemplate template, List<PayloadTemplate.ObjectTemplate> all) {
    if (template instanceof PayloadTemplate.ArrayTemplate array) {
      array.items().forEach(item -> add(item, all));
    } else if (template instanceof PayloadTemplate.ObjectTemplate object) {
      all.add(object);
      for (PayloadTemplate.Member member : object.members()) {
        add(member.value(), all);
      }
    }
  }
}
