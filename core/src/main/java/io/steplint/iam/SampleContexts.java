package io.steplint.iam;

import io.steplint.iam.ConditionOperator.Test;
import io.steplint.iam.language.Answer;
import io.steplint.iam.language.RequestContext;
import io.steplint.source.ScalarNode;
import io.steplint.text.Literal;
import io.steplint.text.Part;
import io.steplint.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests that show what conditions let through: keys with values that the policies name. */
final class SampleContexts {

  private static final int MOST = 32; // contexts for one statement

  private final RequestContext allowed;

  /** A request that lacks every key but those without which one of the policies denies it. */
  SampleContexts(List<Policies> policies) {
    RequestContext context = RequestContext.EMPTY;
    Set<String> set = new HashSet<>();
    for (Policies one : policies) {
      for (Statement deny : denies(one, null)) {
        for (Condition condition : deny.conditions()) {
          ConditionOperator operator = ConditionOperator.of(condition.operator());
          if (operator != null
              && operator.negated()
              && !condition.values().isEmpty()
              && set.add(condition.key().toLowerCase(Locale.ROOT))) {
            context = context.with(condition.key(), sample(condition.values().get(0)));
          }
        }
      }
    }
    this.allowed = context;
  }

  /** The statements of policies and their boundary that deny an action, at least at times. */
  List<Statement> denies(Policies policies, @Nullable String action) {
    List<Statement> denies = new ArrayList<>();
    for (List<PolicyDocument> documents : List.of(policies.identity(), policies.boundary())) {
      for (PolicyDocument document : documents) {
        for (Statement statement : document.statements()) {
          if (statement.denies()
              && (action == null || Authorizer.matchesAction(statement, action) != Answer.NO)) {
            denies.add(statement);
          }
        }
      }
    }
    return denies;
  }

  /** Contexts in which a statement may hold: its first values, then with each other value. */
  List<RequestContext> under(Statement statement) {
    RequestContext first = allowed;
    for (Condition condition : statement.conditions()) {
      first = with(first, condition, 0);
    }
    List<RequestContext> contexts = new ArrayList<>();
    contexts.add(first);
    for (Condition condition : statement.conditions()) {
      for (int i = 1; i < condition.values().size() && contexts.size() < MOST; i++) {
        contexts.add(with(first, condition, i));
      }
    }
    return contexts;
  }

  /** A context of a grant in which a deny holds too, unless the grant itself forbids it. */
  RequestContext within(RequestContext context, Statement grant, Statement deny) {
    Set<String> taken = new HashSet<>();
    for (Condition condition : grant.conditions()) {
      taken.add(condition.key().toLowerCase(Locale.ROOT));
    }
    RequestContext denied = context;
    for (Condition condition : deny.conditions()) {
      if (!taken.contains(condition.key().toLowerCase(Locale.ROOT))) {
        denied = with(denied, condition, 0);
      }
    }
    return denied;
  }

  private static RequestContext with(RequestContext context, Condition condition, int index) {
    ConditionOperator operator = ConditionOperator.of(condition.operator());
    if (operator == null || index >= condition.values().size()) {
      return context;
    }
    Text value = sample(condition.values().get(index));
    if (operator.test() == Test.NULL) {
      return "true".equals(value.literal())
          ? context.without(condition.key())
          : context.with(condition.key(), Text.of("-"));
    }
    return operator.negated()
        ? context.without(condition.key())
        : context.with(condition.key(), value);
  }

  /** A value that a value of a condition matches: each wildcard stands for one character. */
  private static Text sample(ScalarNode value) {
    Text.Builder out = Text.builder();
    for (Part part : value.text().parts()) {
      if (part instanceof Literal literal) {
        out.append(literal.value().replace('*', '-').replace('?', '-'));
      } else {
        out.append(part);
      }
    }
    return out.build();
  }
}
