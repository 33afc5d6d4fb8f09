package io.steplint.template.terraform.hcl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of HCL. Offsets count in the file; ends are exclusive. */
public sealed interface HclExpression {

  int start();

  int end();

  /** A number as it is written. */
  record NumberLiteral(int start, int end, String digits) implements HclExpression {}

  /** {@code true}, {@code false} or {@code null}. */
  record WordLiteral(int start, int end, String word) implements HclExpression {}

  /** A quoted string or a heredoc. */
  record Template(int start, int end, List<TemplatePart> parts) implements HclExpression {}

  /** A name that stands alone: the first step of a reference, a variable of a loop. */
  record Name(int start, int end, String name) implements HclExpression {}

  /** {@code base.name}; a legacy index {@code base.0} is an {@link Index}. */
  record Attribute(int start, int end, HclExpression base, String name) implements HclExpression {}

  /** {@code base[key]}. */
  record Index(int start, int end, HclExpression base, HclExpression key)
      implements HclExpression {}

  /** {@code base[*]} or {@code base.*}, before the steps that follow it. */
  record Splat(int start, int end, HclExpression base) implements HclExpression {}

  /**
   * {@code name(arguments)}.
   *
   * @param spreads whether the items of the last argument stand in its place
   */
  record Call(int start, int end, String name, List<HclExpression> arguments, boolean spreads)
      implements HclExpression {}

  /** {@code condition ? then : otherwise}. */
  record Conditional(
      int start, int end, HclExpression condition, HclExpression then, HclExpression otherwise)
      implements HclExpression {}

  /** Operands with operators between them, or a negation; in written order. */
  record Operation(int start, int end, List<String> operators, List<HclExpression> operands)
      implements HclExpression {}

  /** {@code [a, b]}. */
  record Tuple(int start, int end, List<HclExpression> items) implements HclExpression {}

  /** <code>{a = 1, "b" = 2}</code>. */
  record ObjectLiteral(int start, int end, List<Item> items) implements HclExpression {}

  /** A key and its value; a bare name as key is that name itself. */
  record Item(HclExpression key, HclExpression value) {}

  /**
   * {@code for key, value in collection : …}.
   *
   * @param keyName the name for the key or index, or null
   * @param resultKey the key of each result where the loop makes an object, or null
   * @param condition what must hold for a result, or null
   */
  record Loop(
      int start,
      int end,
      @Nullable String keyName,
      String valueName,
      HclExpression collection,
      @Nullable HclExpression resultKey,
      HclExpression result,
      @Nullable HclExpression condition,
      boolean grouping)
      implements HclExpression {}

  /** A part of a string. */
  sealed interface TemplatePart {

    int start();

    int end();
  }

  /**
   * Characters.
   *
   * @param value what they stand for; shorter than their spelling where there are escapes
   */
  record Characters(int start, int end, String value) implements TemplatePart {}

  /** <code>${expression}</code>. */
  record Interpolation(int start, int end, HclExpression expression) implements TemplatePart {}

  /** <code>%{if …}</code> and its like, which are not followed. */
  record Directive(int start, int end) implements TemplatePart {}
}
